package io.tapeflow.core.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Square root of the sum of squared moves of the mid in a sliding window, in ticks. The moves are
 * exact half ticks, so the sum is exact; not log returns, which would not be mirror-symmetric.
 */
public final class RealisedVolatility {
    /** Larger moves count as this one: their squares must add up in a long. */
    private static final long LARGEST_MOVE_HALF_TICKS = 1L << 28;

    private final SlidingSums squares;

    /**
     * @param lengths window lengths in panes, the longest last
     */
    public RealisedVolatility(int... lengths) {
        squares = new SlidingSums(lengths);
    }

    /** Moves the windows so that they end with this pane. */
    public void advanceTo(long pane) {
        squares.advanceTo(pane);
    }

    /** Adds a move of the mid to the current pane. */
    public void add(long moveHalfTicks) {
        long move = Math.min(Math.abs(moveHalfTicks), LARGEST_MOVE_HALF_TICKS);
        squares.add(move * move);
    }

    /** Volatility of a window, ticks, never negative. */
    public double ticks(int window) {
        return Math.sqrt(squares.sum(window)) * 0.5;
    }

    public void write(DataOutput out) throws IOException {
        squares.write(out);
    }

    /** Replaces everything by what {@link #write} wrote with the same lengths. */
    public void read(DataInput in) throws IOException {
        squares.read(in);
    }
}
