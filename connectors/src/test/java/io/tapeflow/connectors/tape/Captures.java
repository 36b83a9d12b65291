package io.tapeflow.connectors.tape;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Recorded captures, and lines of tapes as values that can be compared. */
final class Captures {
    /** A line of a tape, copied out of its reader. */
    record Line(long number, long micros, String connection, TapeLine.Type type, String payload) {
        static Line of(TapeLine line) {
            return new Line(
                    line.number, line.ingestTimeMicros, line.connection, line.type, line.payload());
        }
    }

    private Captures() {}

    /** A recorded file; a test that needs one is skipped by name where there is none. */
    static Path recorded(String name) {
        Path file = Path.of(System.getProperty("tapeflow.data", "../shared/data"), name);
        assumeThat(Files.exists(file)).as("recorded capture %s is present", file).isTrue();
        return file;
    }

    static List<Line> read(TapeLineReader reader) throws IOException {
        List<Line> lines = new ArrayList<>();
        TapeLine line = new TapeLine();
        try (reader) {
            while (reader.next(line)) {
                lines.add(Line.of(line));
            }
        }
        return lines;
    }

    /** Reads up to a tear, which must come. */
    static TornTapeException readTorn(TapeLineReader reader, List<Line> lines) throws IOException {
        TapeLine line = new TapeLine();
        try (reader) {
            while (reader.next(line)) {
                lines.add(Line.of(line));
            }
        } catch (TornTapeException e) {
            return e;
        }
        throw new AssertionError("the tape was not torn");
    }
}
