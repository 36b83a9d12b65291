package io.tapeflow.core.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Where a window's value stands among its recent samples: (value - mean) / standard deviation, the
 * latter with n - 1. The caller samples once a second; the score is NaN until there are enough
 * samples, and while they are all equal. Negating all samples and the value negates the score, to
 * the last bit.
 */
public final class WindowZScore {
    private static final int INITIAL_CAPACITY = 64;

    private long[] ring = new long[INITIAL_CAPACITY];
    private int head;
    private int count;
    private boolean stale = true;
    private double mean;
    private double deviation;

    /** Adds a sample; the oldest leave so that at most {@code maxSamples} are kept. */
    public void sample(long value, int maxSamples) {
        while (count >= maxSamples) {
            head = (head + 1) % ring.length;
            count--;
        }
        if (count == ring.length) {
            grow(maxSamples);
        }
        ring[(head + count) % ring.length] = value;
        count++;
        stale = true;
    }

    /** Number of samples kept. */
    public int samples() {
        return count;
    }

    /** Score of a value, NaN with fewer than {@code warmUp} samples (at least two). */
    public double score(long value, int warmUp) {
        if (count < Math.max(2, warmUp)) {
            return Double.NaN;
        }
        if (stale) {
            fit();
        }
        return deviation > 0 ? (value - mean) / deviation : Double.NaN;
    }

    /** Two passes from the oldest sample on: the same bits wherever the ring begins. */
    private void fit() {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += ring[(head + i) % ring.length];
        }
        mean = (double) sum / count;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double distance = ring[(head + i) % ring.length] - mean;
            squares += distance * distance;
        }
        deviation = Math.sqrt(squares / (count - 1));
        stale = false;
    }

    private void grow(int maxSamples) {
        long[] larger = new long[Math.min(maxSamples, 2 * ring.length)];
        for (int i = 0; i < count; i++) {
            larger[i] = ring[(head + i) % ring.length];
        }
        ring = larger;
        head = 0;
    }

    public void write(DataOutput out) throws IOException {
        out.writeInt(count);
        for (int i = 0; i < count; i++) {
            out.writeLong(ring[(head + i) % ring.length]);
        }
    }

    /** Replaces everything by what {@link #write} wrote. */
    public void read(DataInput in) throws IOException {
        count = in.readInt();
        head = 0;
        stale = true;
        if (count > ring.length) {
            ring = Arrays.copyOf(ring, count);
        }
        for (int i = 0; i < count; i++) {
            ring[i] = in.readLong();
        }
    }
}
