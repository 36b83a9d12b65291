package io.tapeflow.core.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tapeflow.core.market.Arrival;
import org.junit.jupiter.api.Test;

/** Hits and misses counted by hand, and a placebo that knows nothing. */
final class ScoreProbesTest {
    private static final Arrival AT = Arrival.ofLine(5_000_000, "binance-spot:BTCUSDT", 7, 0);

    @Test
    void outcomesAtEachHorizon() {
        ScoreProbes probes = new ScoreProbes();
        probes.crossed(AT, "A", 1, 200);
        assertThat(probes.nextDeadlineMillis()).isBetween(5_001L, 6_000L);
        probes.advanceTo(6_000, true, 201);
        probes.advanceTo(8_000, true, 200);
        probes.advanceTo(15_000, true, 190);
        assertThat(probes.quality().get(0).score()).isEqualTo(new HitRate(1, 1, 0));
        assertThat(probes.quality().get(1).score()).isEqualTo(new HitRate(1, 0, 1));
        assertThat(probes.quality().get(2).score()).isEqualTo(new HitRate(1, 0, 0));
        assertThat(probes.quality().get(2).horizonMillis()).isEqualTo(10_000);
    }

    @Test
    void fallIsAHitForASellSignal() {
        ScoreProbes probes = new ScoreProbes();
        probes.crossed(AT, "A", -1, 200);
        probes.advanceTo(6_000, true, 199);
        assertThat(probes.quality().get(0).score()).isEqualTo(new HitRate(1, 1, 0));
    }

    @Test
    void probeEndsWhereTheBookIsNotSynced() {
        ScoreProbes probes = new ScoreProbes();
        probes.crossed(AT, "A", 1, 200);
        probes.advanceTo(6_000, false, 200);
        probes.advanceTo(100_000, true, 300);
        assertThat(probes.quality().get(0).score().n()).isZero();
        assertThat(probes.quality().get(1).score().n()).isZero();
    }

    @Test
    void standardErrorLeavesOutZeroMoves() {
        HitRate rate = new HitRate(110, 60, 10);
        assertThat(rate.rate()).isEqualTo(0.6);
        // sqrt(0.6 * 0.4 / 100)
        assertThat(rate.standardError()).isCloseTo(0.0489898, within(1e-7));
        assertThat(new HitRate(3, 0, 3).rate()).isNaN();
    }

    /**
     * On a mid that always rises the score is right by construction and the placebo half the time.
     */
    @Test
    void placeboHasEqualCountsAndNoEdge() {
        ScoreProbes probes = new ScoreProbes();
        int crossings = 2_000;
        for (long second = 1; second <= crossings; second++) {
            long millis = second * 1000;
            probes.advanceTo(millis - 1, true, millis - 1);
            Arrival at = Arrival.ofLine(millis * 1000, "t", second, 0);
            probes.crossed(at, "A", 1, millis);
        }
        for (long millis = crossings * 1000L; millis <= crossings * 1000L + 80_000; millis += 10) {
            probes.advanceTo(millis, true, millis);
        }
        for (ScoreQuality quality : probes.quality()) {
            assertThat(quality.score()).isEqualTo(new HitRate(crossings, crossings, 0));
            assertThat(quality.placebo().n()).isEqualTo(crossings);
            assertThat(quality.placebo().rate()).isBetween(0.46, 0.54);
        }
        assertThat(probes.nextDeadlineMillis()).isEqualTo(Long.MAX_VALUE);
    }

    /** Delays fill the minute evenly: a quarter of them in each quarter, give or take. */
    @Test
    void placeboDelaysAreSpreadOverAMinute() {
        int[] quarters = new int[4];
        for (int i = 0; i < 4_000; i++) {
            ScoreProbes probes = new ScoreProbes();
            probes.crossed(Arrival.ofLine(0, "t", i, 0), "A", 1, 5);
            probes.advanceTo(1_000, true, 5);
            probes.advanceTo(3_000, true, 5);
            probes.advanceTo(10_000, true, 5);
            int quarter = 0;
            while (quarter < 4) {
                probes.advanceTo((quarter + 1) * 15_000L, true, 5);
                probes.advanceTo((quarter + 1) * 15_000L + 1, true, 5);
                if (probes.quality().get(0).placebo().n() > 0
                        || probes.nextDeadlineMillis() <= (quarter + 1) * 15_000L + 1_000) {
                    break;
                }
                quarter++;
            }
            quarters[Math.min(quarter, 3)]++;
        }
        for (int quarter : quarters) {
            assertThat(quarter).isBetween(850, 1150);
        }
    }
}
