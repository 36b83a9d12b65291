package io.tapeflow.core.strategy;

import io.tapeflow.core.market.Arrival;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Follows the mid after each crossing of one instrument's score, and after a placebo for each, and
 * counts how often it moved the expected way. A probe ends without an outcome where the book is not
 * SYNCED when it is due.
 */
final class ScoreProbes {
    private static final long[] HORIZONS_MILLIS = {1_000, 3_000, 10_000};
    private static final long PLACEBO_SPAN_MILLIS = 60_000;
    private static final int NOT_STARTED = -1;

    /** More than crossings can be under way in 70 s; a guard of memory, not a limit in practice. */
    private static final int CAPACITY = 1_024;

    private static final int SCORE = 0;
    private static final int PLACEBO = 1;
    private static final int N = 0;
    private static final int HITS = 1;
    private static final int ZERO_MOVES = 2;

    private static final class Probe {
        int kind;
        int direction;
        long startMillis;
        long startMidHalfTicks;
        int horizon;

        long dueMillis() {
            return horizon == NOT_STARTED ? startMillis : startMillis + HORIZONS_MILLIS[horizon];
        }
    }

    private final ArrayList<Probe> probes = new ArrayList<>();
    private final long[][][] counts = new long[2][HORIZONS_MILLIS.length][3];
    private long nextMillis = Long.MAX_VALUE;

    /** Begins a probe at a crossing, and its placebo. */
    void crossed(Arrival at, String instrument, int direction, long midHalfTicks) {
        if (probes.size() + 2 > CAPACITY) {
            return;
        }
        long random =
                mix(
                        mix(mix(at.ingestTimeMicros()) ^ at.arrivalNumber())
                                ^ (((long) at.tapeId().hashCode() << 32) + instrument.hashCode()));
        long delay = 1 + Long.remainderUnsigned(random, PLACEBO_SPAN_MILLIS);
        // Relative to the crossing, so that a mirrored tape has the mirrored placebo.
        int side = (mix(random) & 1) == 0 ? direction : -direction;
        add(SCORE, direction, at.ingestMillis(), midHalfTicks, 0);
        add(PLACEBO, side, at.ingestMillis() + delay, 0, NOT_STARTED);
    }

    private void add(int kind, int direction, long startMillis, long mid, int horizon) {
        Probe probe = new Probe();
        probe.kind = kind;
        probe.direction = direction;
        probe.startMillis = startMillis;
        probe.startMidHalfTicks = mid;
        probe.horizon = horizon;
        probes.add(probe);
        nextMillis = Math.min(nextMillis, probe.dueMillis());
    }

    long nextDeadlineMillis() {
        return nextMillis;
    }

    /** Takes what is due at the end of a millisecond; the mid counts only where it is known. */
    void advanceTo(long millis, boolean midKnown, long midHalfTicks) {
        if (nextMillis > millis) {
            return;
        }
        probes.removeIf(probe -> isOver(probe, millis, midKnown, midHalfTicks));
        nextMillis = Long.MAX_VALUE;
        for (Probe probe : probes) {
            nextMillis = Math.min(nextMillis, probe.dueMillis());
        }
    }

    private boolean isOver(Probe probe, long millis, boolean midKnown, long midHalfTicks) {
        if (probe.dueMillis() > millis) {
            return false;
        }
        if (!midKnown) {
            return true;
        }
        if (probe.horizon == NOT_STARTED) {
            probe.startMidHalfTicks = midHalfTicks;
        } else {
            long move = midHalfTicks - probe.startMidHalfTicks;
            long[] count = counts[probe.kind][probe.horizon];
            count[N]++;
            count[HITS] += Long.signum(move) == probe.direction ? 1 : 0;
            count[ZERO_MOVES] += move == 0 ? 1 : 0;
        }
        probe.horizon++;
        return probe.horizon == HORIZONS_MILLIS.length;
    }

    /** Ends all probes without an outcome: the ticks they were begun in hold no longer. */
    void forget() {
        probes.clear();
        nextMillis = Long.MAX_VALUE;
    }

    List<ScoreQuality> quality() {
        List<ScoreQuality> quality = new ArrayList<>();
        for (int horizon = 0; horizon < HORIZONS_MILLIS.length; horizon++) {
            quality.add(
                    new ScoreQuality(
                            HORIZONS_MILLIS[horizon],
                            hitRate(counts[SCORE][horizon]),
                            hitRate(counts[PLACEBO][horizon])));
        }
        return quality;
    }

    private static HitRate hitRate(long[] count) {
        return new HitRate(count[N], count[HITS], count[ZERO_MOVES]);
    }

    /** The output function of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mix(long seed) {
        long z = seed + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    void write(DataOutput out) throws IOException {
        for (long[][] kind : counts) {
            for (long[] horizon : kind) {
                for (long count : horizon) {
                    out.writeLong(count);
                }
            }
        }
        out.writeInt(probes.size());
        for (Probe probe : probes) {
            out.writeByte(probe.kind);
            out.writeByte(probe.direction);
            out.writeByte(probe.horizon);
            out.writeLong(probe.startMillis);
            out.writeLong(probe.startMidHalfTicks);
        }
    }

    static ScoreProbes read(DataInput in) throws IOException {
        ScoreProbes restored = new ScoreProbes();
        for (long[][] kind : restored.counts) {
            for (long[] horizon : kind) {
                for (int i = 0; i < horizon.length; i++) {
                    horizon[i] = in.readLong();
                }
            }
        }
        for (int left = in.readInt(); left > 0; left--) {
            int kind = in.readByte();
            int direction = in.readByte();
            int horizon = in.readByte();
            restored.add(kind, direction, in.readLong(), in.readLong(), horizon);
        }
        return restored;
    }
}
