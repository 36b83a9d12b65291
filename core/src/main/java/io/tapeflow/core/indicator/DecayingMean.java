package io.tapeflow.core.indicator;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Exponential moving average over time of a quantity that holds its value between observations,
 * such as the depth of a book side. Time constant {@value #TIME_CONSTANT_SECONDS} s, in whole 100
 * ms panes; warm one time constant after the sync.
 */
public final class DecayingMean {
    /** Time constant of the weights. */
    public static final int TIME_CONSTANT_SECONDS = 30;

    private static final PaneDecay DECAY = new PaneDecay(TIME_CONSTANT_SECONDS);

    private boolean started;
    private double mean;
    private long inForce;
    private long pane = Long.MIN_VALUE;

    /** Lets time pass up to this pane, with the last observation in force. */
    public void advanceTo(long toPane) {
        if (toPane > pane) {
            if (started) {
                mean = inForce + (mean - inForce) * DECAY.over(toPane - pane);
            }
            pane = toPane;
        }
    }

    /** Takes the value that holds from now on; the first one is the mean. */
    public void observe(long value) {
        if (!started) {
            started = true;
            mean = value;
        }
        inForce = value;
    }

    /** The mean, NaN before the first observation. */
    public double value() {
        return started ? mean : Double.NaN;
    }

    public void clear() {
        started = false;
    }

    public void write(DataOutput out) throws IOException {
        out.writeBoolean(started);
        out.writeDouble(mean);
        out.writeLong(inForce);
        out.writeLong(pane);
    }

    /** Replaces everything by what {@link #write} wrote. */
    public void read(DataInput in) throws IOException {
        started = in.readBoolean();
        mean = in.readDouble();
        inForce = in.readLong();
        pane = in.readLong();
    }
}
