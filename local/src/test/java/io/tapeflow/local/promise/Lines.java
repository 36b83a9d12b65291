package io.tapeflow.local.promise;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Finds and changes lines of a capture. */
final class Lines {
    static final int STAMP_DIGITS = 19;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private Lines() {}

    static boolean isDiff(String line) {
        return line.contains("\"e\":\"depthUpdate\"");
    }

    static boolean isTrade(String line) {
        return line.contains("\"e\":\"trade\"");
    }

    static boolean isBbo(String line) {
        return line.contains("@bookTicker\"");
    }

    /** Ingest time of a line. */
    static long millis(String line) {
        return Long.parseLong(line.substring(0, STAMP_DIGITS)) / NANOS_PER_MILLI;
    }

    static String payload(String line) {
        return line.substring(STAMP_DIGITS + 1);
    }

    /** Number of the first such line after a line. */
    static int next(Capture capture, int after, Predicate<String> condition) {
        for (int line = after + 1; line <= capture.lines().size(); line++) {
            if (condition.test(capture.line(line))) {
                return line;
            }
        }
        throw new IllegalArgumentException("no such line after " + after);
    }

    static Capture without(Capture capture, int line) {
        List<String> lines = new ArrayList<>(capture.lines());
        lines.remove(line - 1);
        return capture.with(lines);
    }

    static Capture withInserted(Capture capture, int after, String line) {
        List<String> lines = new ArrayList<>(capture.lines());
        lines.add(after, line);
        return capture.with(lines);
    }

    /** Another payload at the same time. */
    static Capture withPayload(Capture capture, int line, String payload) {
        List<String> lines = new ArrayList<>(capture.lines());
        lines.set(line - 1, lines.get(line - 1).substring(0, STAMP_DIGITS + 1) + payload);
        return capture.with(lines);
    }
}
