package io.tapeflow.core.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tapeflow.core.market.Side;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Sliding windows and scores against the same computed from all values anew. */
final class WindowsTest {
    record Step(long panes, long value) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Long> panes =
                Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(8, Arbitraries.longs().between(0, 3)),
                        net.jqwik.api.Tuple.of(1, Arbitraries.longs().between(4, 90)));
        return Combinators.combine(panes, Arbitraries.longs().between(-1_000_000, 1_000_000))
                .as(Step::new)
                .list()
                .ofMaxSize(300);
    }

    @Property(tries = 300)
    void slidingSumsAreTheSumsOfTheirPanes(
            @ForAll("steps") List<Step> steps, @ForAll @LongRange(min = -50, max = 50) long start)
            throws IOException {
        int[] lengths = {1, 5, 37};
        SlidingSums sums = new SlidingSums(lengths);
        List<long[]> all = new ArrayList<>();
        long pane = start;
        for (Step step : steps) {
            pane += step.panes();
            sums.advanceTo(pane);
            sums.add(step.value());
            all.add(new long[] {pane, step.value()});
            if (all.size() % 50 == 0) {
                sums = copy(sums, lengths);
            }
            for (int window = 0; window < lengths.length; window++) {
                long expected = 0;
                for (long[] entry : all) {
                    expected += entry[0] > pane - lengths[window] ? entry[1] : 0;
                }
                assertThat(sums.sum(window)).isEqualTo(expected);
            }
        }
    }

    private static SlidingSums copy(SlidingSums sums, int[] lengths) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        sums.write(new DataOutputStream(bytes));
        SlidingSums copy = new SlidingSums(lengths);
        copy.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        return copy;
    }

    @Property(tries = 200)
    void zScoreIsThatOfTheLastSamples(
            @ForAll @Size(max = 200) List<@LongRange(min = -100_000, max = 100_000) Long> samples,
            @ForAll @IntRange(min = 2, max = 150) int most,
            @ForAll @LongRange(min = -100_000, max = 100_000) long value) {
        WindowZScore score = new WindowZScore();
        WindowZScore negated = new WindowZScore();
        for (long sample : samples) {
            score.sample(sample, most);
            negated.sample(-sample, most);
        }
        List<Long> kept = samples.subList(Math.max(0, samples.size() - most), samples.size());
        assertThat(score.samples()).isEqualTo(kept.size());
        double actual = score.score(value, 5);
        double mean = kept.stream().mapToLong(Long::longValue).average().orElse(Double.NaN);
        double squares = kept.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
        if (kept.size() < 5 || squares == 0) {
            assertThat(actual).isNaN();
        } else {
            double expected = (value - mean) / Math.sqrt(squares / (kept.size() - 1));
            assertThat(actual).isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
            assertThat(negated.score(-value, 5)).as("to the last bit").isEqualTo(-actual);
        }
    }

    @Test
    void zScoreOfEqualSamplesIsUnknown() {
        WindowZScore score = new WindowZScore();
        for (int i = 0; i < 100; i++) {
            score.sample(7, 900);
        }
        assertThat(score.score(8, 60)).isNaN();
    }

    @Test
    void cumulativeDeltaBeginsAnewAtMidnight() {
        long midnight = 19_999L * 864_000; // in panes
        TradeFlow flow = new TradeFlow(10, 600);
        flow.advanceTo(midnight - 2);
        flow.add(Side.BUY, 50);
        flow.add(Side.SELL, 20);
        assertThat(flow.cvdLots()).isEqualTo(30);
        flow.advanceTo(midnight - 1);
        assertThat(flow.cvdLots()).isEqualTo(30);
        flow.advanceTo(midnight);
        assertThat(flow.cvdLots()).isZero();
        assertThat(flow.imbalanceLots(0)).as("windows do not").isEqualTo(30);
        assertThat(flow.volumeLots(0)).isEqualTo(70);
        flow.add(Side.SELL, 3);
        assertThat(flow.cvdLots()).isEqualTo(-3);
    }

    @Test
    void volatilityIsTheRootOfTheSquaredMoves() {
        RealisedVolatility volatility = new RealisedVolatility(100, 600);
        volatility.advanceTo(0);
        volatility.add(6); // 3 ticks
        volatility.add(-8); // 4 ticks
        assertThat(volatility.ticks(0)).isEqualTo(5);
        volatility.advanceTo(100);
        assertThat(volatility.ticks(0)).isZero();
        assertThat(volatility.ticks(1)).isEqualTo(5);
        volatility.add(Long.MAX_VALUE);
        assertThat(volatility.ticks(0)).as("an absurd move stays finite").isPositive();
    }

    @Test
    void imbalancesAndTheWeightedMid() {
        assertThat(QueueImbalance.of(3, 1)).isEqualTo(0.5);
        assertThat(QueueImbalance.of(0, 4)).isEqualTo(-1);
        assertThat(QueueImbalance.of(0, 0)).isNaN();
        // (100 * 1 + 102 * 3) / 4 - 101 = 0.5
        assertThat(QueueImbalance.weightedMidOffsetTicks(2, 3, 1)).isEqualTo(0.5);
    }
}
