package io.tapeflow.core.indicator;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Exponentially weighted moving sum of the signed moves of the mid, in ticks: a move of age a
 * weighs exp(-a / {@value #TIME_CONSTANT_SECONDS} s), ages in whole 100 ms panes. It equals the mid
 * minus the mid's own exponential moving average, so a steady mid pulls it to zero. Positive =
 * rising. Warm {@value #WARM_UP_SECONDS} s after the sync.
 */
public final class TickMomentum {
    /** Time constant of the weights. */
    public static final int TIME_CONSTANT_SECONDS = 5;

    /** Two time constants: the missing past would weigh under 14 %. */
    public static final int WARM_UP_SECONDS = 10;

    private static final PaneDecay DECAY = new PaneDecay(TIME_CONSTANT_SECONDS);

    private double ticks;
    private long pane = Long.MIN_VALUE;

    /** Lets time pass up to this pane. */
    public void advanceTo(long toPane) {
        if (toPane > pane) {
            ticks = pane == Long.MIN_VALUE ? 0 : ticks * DECAY.over(toPane - pane);
            pane = toPane;
        }
    }

    /** Adds a move of the mid in the current pane. */
    public void add(long moveHalfTicks) {
        ticks += moveHalfTicks * 0.5;
    }

    public double ticks() {
        return ticks;
    }

    public void clear() {
        ticks = 0;
    }

    public void write(DataOutput out) throws IOException {
        out.writeDouble(ticks);
        out.writeLong(pane);
    }

    /** Replaces everything by what {@link #write} wrote. */
    public void read(DataInput in) throws IOException {
        ticks = in.readDouble();
        pane = in.readLong();
    }
}
