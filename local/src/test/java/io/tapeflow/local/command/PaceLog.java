package io.tapeflow.local.command;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * When the views of a paced run left DECISIONS, against when they were due. A replay is due from
 * its start on, which is known up to a constant: taken so that the earliest view has no lag.
 */
final class PaceLog {
    private final double speed;
    private long[] leftNanos = new long[1 << 16];
    private long[] lagNanos = new long[1 << 16];
    private int size;
    private long leastLagNanos = Long.MAX_VALUE;

    PaceLog(double speed) {
        this.speed = speed;
    }

    /** Views that left between two moments: how many a second, and how late in milliseconds. */
    record Phase(double viewsPerSecond, double p50Millis, double p99Millis, double maxMillis) {}

    synchronized void add(long ingestTimeMicros) {
        if (size == leftNanos.length) {
            leftNanos = Arrays.copyOf(leftNanos, 2 * size);
            lagNanos = Arrays.copyOf(lagNanos, 2 * size);
        }
        leftNanos[size] = System.nanoTime();
        lagNanos[size] = leftNanos[size] - (long) (ingestTimeMicros * 1000.0 / speed);
        leastLagNanos = Math.min(leastLagNanos, lagNanos[size]);
        size++;
    }

    /** Asked when the run has ended, as any view may turn out to be the earliest. */
    synchronized Phase between(long fromNanos, long toNanos) {
        LongStream.Builder found = LongStream.builder();
        for (int i = 0; i < size; i++) {
            if (leftNanos[i] - fromNanos >= 0 && leftNanos[i] - toNanos < 0) {
                found.add(lagNanos[i] - leastLagNanos);
            }
        }
        long[] lags = found.build().sorted().toArray();
        return new Phase(
                lags.length * 1e9 / (toNanos - fromNanos),
                lags[lags.length / 2] / 1e6,
                lags[lags.length * 99 / 100] / 1e6,
                lags[lags.length - 1] / 1e6);
    }
}
