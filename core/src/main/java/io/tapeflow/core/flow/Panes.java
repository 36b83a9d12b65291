package io.tapeflow.core.flow;

/** The grid of the instrument clock on which sliding windows move. */
public final class Panes {
    /** Length of a pane. */
    public static final long MICROS = 100_000;

    public static final int PER_SECOND = 10;

    private Panes() {}

    /** Number of the pane that a time of the instrument clock falls into. */
    public static long at(long clockMicros) {
        return Math.floorDiv(clockMicros, MICROS);
    }

    /** Number of panes in so many seconds. */
    public static int ofSeconds(int seconds) {
        return seconds * PER_SECOND;
    }
}
