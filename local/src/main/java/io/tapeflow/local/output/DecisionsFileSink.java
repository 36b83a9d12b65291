package io.tapeflow.local.output;

import io.tapeflow.core.strategy.Decision;
import io.tapeflow.local.output.DecisionsFile.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Writes a {@link DecisionsFile} from a job, exactly once; its parallelism is 1. */
public final class DecisionsFileSink
        implements Sink<Decision>, SupportsWriterState<Decision, State> {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final DecisionsFile.Line format;

    public DecisionsFileSink(Path path, DecisionsFile.Line format) {
        this.path = path.toString();
        this.format = format;
    }

    @Override
    public Writer createWriter(WriterInitContext context) throws IOException {
        return restoreWriter(context, List.of());
    }

    @Override
    public Writer restoreWriter(WriterInitContext context, Collection<State> states)
            throws IOException {
        State state = OneWriter.state(context, states, State.EMPTY);
        return new Writer(DecisionsFile.resume(Path.of(path), format, state));
    }

    @Override
    public SimpleVersionedSerializer<State> getWriterStateSerializer() {
        return new DecisionsFileStateSerializer();
    }

    /** Releases decisions as the watermark passes them. */
    static final class Writer implements StatefulSinkWriter<Decision, State> {
        private final DecisionsFile file;

        Writer(DecisionsFile file) {
            this.file = file;
        }

        @Override
        public void write(Decision decision, Context context) {
            file.add(decision);
        }

        @Override
        public void writeWatermark(Watermark watermark) throws IOException {
            file.release(watermark.getTimestamp());
        }

        @Override
        public void flush(boolean endOfInput) throws IOException {
            if (endOfInput) {
                file.release(Long.MAX_VALUE);
            }
        }

        @Override
        public List<State> snapshotState(long checkpointId) throws IOException {
            return List.of(file.commit());
        }

        /** Writes nothing: a writer is closed after a failure too. */
        @Override
        public void close() {}
    }
}
