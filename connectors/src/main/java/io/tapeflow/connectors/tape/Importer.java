package io.tapeflow.connectors.tape;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** Copies a capture of another recorder into a tape of our own, line by line. */
public final class Importer {
    private static final int LINES_PER_REPORT = 50_000;

    private final TapeSplit capture;
    private final LongConsumer progress;

    /**
     * @param capture as {@link TapeInspector} found it
     * @param progress told the lines copied so far, now and then
     */
    public Importer(TapeSplit capture, LongConsumer progress) {
        this.capture = capture;
        this.progress = progress;
    }

    /**
     * Writes the tape. A capture that is torn is copied up to the tear; its split says where that
     * is.
     *
     * @param directory new or empty
     * @return lines copied
     */
    public long copyTo(Path directory) throws IOException {
        TapeLine line = new TapeLine();
        try (TapeWriter writer =
                        TapeWriter.create(
                                directory, capture.tape(), TapeWriter.DEFAULT_FILE_BYTES);
                TapeLineReader reader =
                        capture.format().open(capture.files().stream().map(Path::of).toList())) {
            while (next(reader, line)) {
                writer.write(line);
                if (writer.lines() % LINES_PER_REPORT == 0) {
                    progress.accept(writer.lines());
                }
            }
            writer.finish();
            progress.accept(writer.lines());
            return writer.lines();
        }
    }

    private boolean next(TapeLineReader reader, TapeLine line) throws IOException {
        try {
            return reader.next(line);
        } catch (TornTapeException e) {
            if (e.getMessage().equals(capture.problem())) {
                return false;
            }
            throw e;
        }
    }
}
