package io.tapeflow.core.indicator;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Highest and lowest mid of a sliding window of panes, in half ticks. A mid counts for every pane
 * in which it was in force, so a quiet market keeps its channel.
 */
public final class DonchianChannel {
    private final PaneMaximum high;
    private final PaneMaximum negatedLow;
    private boolean inForce;
    private long midHalfTicks;
    private long pane = Long.MIN_VALUE;

    /**
     * @param length window length in panes
     */
    public DonchianChannel(int length) {
        high = new PaneMaximum(length);
        negatedLow = new PaneMaximum(length);
    }

    /** Moves the window so that it ends with this pane. */
    public void advanceTo(long toPane) {
        if (toPane <= pane) {
            return;
        }
        pane = toPane;
        high.advanceTo(pane);
        negatedLow.advanceTo(pane);
        if (inForce) {
            observe(midHalfTicks);
        }
    }

    /** Takes a mid in the current pane. */
    public void observe(long newMidHalfTicks) {
        midHalfTicks = newMidHalfTicks;
        inForce = true;
        high.add(pane, newMidHalfTicks);
        negatedLow.add(pane, -newMidHalfTicks);
    }

    /** There is no mid from here on, until the next one. */
    public void interrupt() {
        inForce = false;
    }

    /** Forgets all mids. */
    public void clear() {
        inForce = false;
        high.clear();
        negatedLow.clear();
    }

    public boolean isEmpty() {
        return high.isEmpty();
    }

    /** Highest mid of the window, half ticks; the window must not be empty. */
    public long highHalfTicks() {
        return high.value();
    }

    /** Lowest mid of the window, half ticks; the window must not be empty. */
    public long lowHalfTicks() {
        return -negatedLow.value();
    }

    public void write(DataOutput out) throws IOException {
        high.write(out);
        negatedLow.write(out);
        out.writeBoolean(inForce);
        out.writeLong(midHalfTicks);
        out.writeLong(pane);
    }

    /** Replaces everything by what {@link #write} wrote. */
    public void read(DataInput in) throws IOException {
        high.read(in);
        negatedLow.read(in);
        inForce = in.readBoolean();
        midHalfTicks = in.readLong();
        pane = in.readLong();
    }
}
