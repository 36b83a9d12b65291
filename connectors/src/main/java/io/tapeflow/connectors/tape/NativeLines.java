package io.tapeflow.connectors.tape;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The lines of one of our own tapes. */
final class NativeLines implements TapeLineReader {
    private final FileLines lines;
    private final LineForm form = new LineForm();
    private long number;
    private long maximumMicros;

    /**
     * @param files in the order of the manifest
     */
    NativeLines(List<Path> files) {
        this.lines = new FileLines(files);
    }

    @Override
    public boolean next(TapeLine line) throws IOException {
        if (!lines.next()) {
            return false;
        }
        byte[] bytes = lines.buffer();
        if (!form.read(bytes, lines.start(), lines.end(), line)) {
            line.ingestTimeMicros = maximumMicros;
            line.connection = "";
            line.type = TapeLine.Type.FRAME;
            line.bytes = bytes;
            line.offset = lines.start();
            line.length = lines.end() - lines.start();
        }
        maximumMicros = Math.max(maximumMicros, line.ingestTimeMicros);
        line.ingestTimeMicros = maximumMicros;
        line.number = ++number;
        return true;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
