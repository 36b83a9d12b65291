package io.tapeflow.local.terminal;

import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * How late views leave DECISIONS, against the moment at which a replay at this speed owes them.
 * That moment is known up to a constant, the start; the constant is taken so that the fastest view
 * has no latency. A replay as fast as possible owes nothing at any moment, so it has none.
 */
public final class ReplayLatency {
    private static final long MAX_MICROS = 60_000_000;
    private static final int DIGITS = 3;

    private final double speed;
    private final AtomicLong fastest = new AtomicLong(Long.MAX_VALUE);
    private final Recorder recorder = new Recorder(MAX_MICROS, DIGITS);
    private final Histogram total = new Histogram(MAX_MICROS, DIGITS);

    /**
     * @param speed of the replay; 0 as fast as possible
     */
    public ReplayLatency(double speed) {
        this.speed = speed;
    }

    /** Whether there is a latency to speak of. */
    public boolean isMeasured() {
        return speed > 0;
    }

    /** A view of this ingest time left now. */
    void record(long ingestTimeMicros, long nowNanos) {
        if (!isMeasured()) {
            return;
        }
        long lag = nowNanos / 1000 - (long) (ingestTimeMicros / speed);
        long base = fastest.accumulateAndGet(lag, Math::min);
        recorder.recordValue(Math.min(MAX_MICROS, lag - base));
    }

    /** Milliseconds that this share (0 to 100) of all views so far did not exceed. */
    double percentileMillis(double percentile) {
        return total().getValueAtPercentile(percentile) / 1000.0;
    }

    private synchronized Histogram total() {
        total.add(recorder.getIntervalHistogram());
        return total;
    }
}
