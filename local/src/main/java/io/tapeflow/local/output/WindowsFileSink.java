package io.tapeflow.local.output;

import io.tapeflow.core.signal.WindowRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Writes the parts of a {@link WindowsFile} from a job, exactly once; its parallelism is 1. Its
 * state is the parts' lengths by instrument.
 */
public final class WindowsFileSink
        implements Sink<WindowRow>, SupportsWriterState<WindowRow, Map<String, Long>> {
    private static final long serialVersionUID = 1L;

    private final String workDirectory;

    public WindowsFileSink(Path workDirectory) {
        this.workDirectory = workDirectory.toString();
    }

    @Override
    public Writer createWriter(WriterInitContext context) throws IOException {
        return restoreWriter(context, List.of());
    }

    @Override
    public Writer restoreWriter(WriterInitContext context, Collection<Map<String, Long>> states)
            throws IOException {
        Map<String, Long> state = OneWriter.state(context, states, Map.of());
        return new Writer(WindowsFile.resume(Path.of(workDirectory), state));
    }

    @Override
    public SimpleVersionedSerializer<Map<String, Long>> getWriterStateSerializer() {
        return new PartLengthsSerializer();
    }

    /** Rows of an instrument come in their order, so they are written as they come. */
    static final class Writer implements StatefulSinkWriter<WindowRow, Map<String, Long>> {
        private final WindowsFile file;

        Writer(WindowsFile file) {
            this.file = file;
        }

        @Override
        public void write(WindowRow row, Context context) throws IOException {
            file.add(row);
        }

        @Override
        public void flush(boolean endOfInput) throws IOException {
            if (endOfInput) {
                file.close();
            }
        }

        @Override
        public List<Map<String, Long>> snapshotState(long checkpointId) throws IOException {
            return List.of(file.commit());
        }

        /** Writes nothing: a writer is closed after a failure too. */
        @Override
        public void close() {}
    }
}
