package io.tapeflow.core.indicator;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Largest value of the last so many panes, the current one included: a deque of falling values,
 * each with its pane, so that every value enters and leaves once.
 */
final class PaneMaximum {
    private final int length;
    private long[] panes = new long[16];
    private long[] values = new long[16];
    private int head;
    private int count;

    /**
     * @param length window length in panes
     */
    PaneMaximum(int length) {
        this.length = length;
    }

    /** Forgets the panes that left a window ending with this pane. */
    void advanceTo(long pane) {
        while (count > 0 && panes[head] <= pane - length) {
            head = (head + 1) & (panes.length - 1);
            count--;
        }
    }

    /** Takes a value in a pane, which is never before the last one. */
    void add(long pane, long value) {
        while (count > 0 && values[last()] <= value) {
            count--;
        }
        if (count > 0 && panes[last()] == pane) {
            return; // a larger one leaves the window at the same time
        }
        if (count == panes.length) {
            grow();
        }
        count++;
        panes[last()] = pane;
        values[last()] = value;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** The largest value; there must be one. */
    long value() {
        return values[head];
    }

    void clear() {
        head = 0;
        count = 0;
    }

    private int last() {
        return (head + count - 1) & (panes.length - 1);
    }

    private void grow() {
        long[] morePanes = new long[2 * panes.length];
        long[] moreValues = new long[2 * panes.length];
        for (int i = 0; i < count; i++) {
            int at = (head + i) & (panes.length - 1);
            morePanes[i] = panes[at];
            moreValues[i] = values[at];
        }
        panes = morePanes;
        values = moreValues;
        head = 0;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(count);
        for (int i = 0; i < count; i++) {
            int at = (head + i) & (panes.length - 1);
            out.writeLong(panes[at]);
            out.writeLong(values[at]);
        }
    }

    void read(DataInput in) throws IOException {
        clear();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            add(in.readLong(), in.readLong());
        }
    }
}
