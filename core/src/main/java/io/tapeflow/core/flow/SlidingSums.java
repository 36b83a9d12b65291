package io.tapeflow.core.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Exact sums of longs over several sliding windows that all end with the current pane. Adding costs
 * one addition per window, moving on by a pane one subtraction per window; no event is remembered.
 */
public final class SlidingSums {
    private final int[] lengths;
    private final long[] sums;
    private final long[] panes;
    private long current = Long.MIN_VALUE;

    /**
     * @param lengths window lengths in panes, the longest last; windows are named by their index
     */
    public SlidingSums(int... lengths) {
        this.lengths = lengths.clone();
        this.sums = new long[lengths.length];
        this.panes = new long[lengths[lengths.length - 1]];
    }

    /** Moves the windows so that they end with this pane; an earlier pane changes nothing. */
    public void advanceTo(long pane) {
        if (current == Long.MIN_VALUE || pane - current >= panes.length) {
            if (current == Long.MIN_VALUE || pane > current) {
                clear();
                current = pane;
            }
            return;
        }
        while (current < pane) {
            current++;
            for (int i = 0; i < lengths.length; i++) {
                sums[i] -= panes[slot(current - lengths[i])];
            }
            panes[slot(current)] = 0;
        }
    }

    /** Adds to the current pane. {@link #advanceTo} must have been called before. */
    public void add(long value) {
        panes[slot(current)] += value;
        for (int i = 0; i < sums.length; i++) {
            sums[i] += value;
        }
    }

    /** Sum over the window with this index. */
    public long sum(int window) {
        return sums[window];
    }

    /** Forgets all values but not the pane. */
    public void clear() {
        Arrays.fill(sums, 0);
        Arrays.fill(panes, 0);
    }

    private int slot(long pane) {
        return (int) Math.floorMod(pane, (long) panes.length);
    }

    public void write(DataOutput out) throws IOException {
        out.writeLong(current);
        for (long pane : panes) {
            out.writeLong(pane);
        }
        for (long sum : sums) {
            out.writeLong(sum);
        }
    }

    /** Replaces everything by what {@link #write} wrote with the same lengths. */
    public void read(DataInput in) throws IOException {
        current = in.readLong();
        for (int i = 0; i < panes.length; i++) {
            panes[i] = in.readLong();
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] = in.readLong();
        }
    }
}
