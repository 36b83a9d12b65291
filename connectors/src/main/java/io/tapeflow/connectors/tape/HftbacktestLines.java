package io.tapeflow.connectors.tape;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Captures of the hftbacktest collector: gzip files of lines {@code <local time> <JSON>}. Every
 * line is a frame of one connection without a name.
 */
final class HftbacktestLines implements TapeLineReader {
    private final List<Path> files;
    private final FileLines lines;
    private long number;
    private long maximumMicros = StampedText.UNREADABLE;

    /**
     * @param files in the order of their first stamps
     */
    HftbacktestLines(List<Path> files) {
        this.files = List.copyOf(files);
        this.lines = new FileLines(files);
    }

    @Override
    public boolean next(TapeLine line) throws IOException {
        if (!lines.next()) {
            return false;
        }
        byte[] bytes = lines.buffer();
        int start = lines.start();
        int end = lines.end();
        int digits = StampedText.digits(bytes, start, end);
        long micros = StampedText.micros(bytes, start, end, digits);
        int payload = micros == StampedText.UNREADABLE ? start : start + digits + 1;
        if (micros == StampedText.UNREADABLE && maximumMicros == StampedText.UNREADABLE) {
            micros = Math.max(0, firstStampMicros(files));
        }
        maximumMicros = Math.max(maximumMicros, micros);
        line.number = ++number;
        line.ingestTimeMicros = maximumMicros;
        line.connection = "";
        line.type = TapeLine.Type.FRAME;
        line.bytes = bytes;
        line.offset = payload;
        line.length = end - payload;
        return true;
    }

    /** The first readable stamp in the files, or {@link StampedText#UNREADABLE}. */
    static long firstStampMicros(List<Path> files) throws IOException {
        try (FileLines lines = new FileLines(files)) {
            while (lines.next()) {
                byte[] bytes = lines.buffer();
                int digits = StampedText.digits(bytes, lines.start(), lines.end());
                long micros = StampedText.micros(bytes, lines.start(), lines.end(), digits);
                if (micros != StampedText.UNREADABLE) {
                    return micros;
                }
            }
        } catch (TornTapeException e) {
            // Whoever reads the lines meets the tear too, and reports it.
            return StampedText.UNREADABLE;
        }
        return StampedText.UNREADABLE;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
