package io.tapeflow.core.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import org.junit.jupiter.api.Test;

/** Indicators against the same computed from all values anew. */
final class PaneIndicatorsTest {
    record Step(long panes, long value) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Long> panes =
                Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(6, Arbitraries.longs().between(0, 2)),
                        net.jqwik.api.Tuple.of(1, Arbitraries.longs().between(3, 100)));
        return Combinators.combine(panes, Arbitraries.longs().between(-20, 20))
                .as(Step::new)
                .list()
                .ofMaxSize(200);
    }

    @Property(tries = 300)
    void channelSpansTheMidsThatWereInForce(@ForAll("steps") List<Step> steps) throws IOException {
        int length = 30;
        DonchianChannel channel = new DonchianChannel(length);
        List<long[]> all = new ArrayList<>();
        long pane = 1_000;
        for (Step step : steps) {
            pane += step.panes();
            channel.advanceTo(pane);
            long from = pane - length + 1;
            long high = Long.MIN_VALUE;
            long low = Long.MAX_VALUE;
            for (int i = 0; i < all.size(); i++) {
                long until = i + 1 < all.size() ? all.get(i + 1)[0] : pane;
                if (until >= from) {
                    high = Math.max(high, all.get(i)[1]);
                    low = Math.min(low, all.get(i)[1]);
                }
            }
            assertThat(channel.isEmpty()).isEqualTo(all.isEmpty());
            if (!all.isEmpty()) {
                assertThat(channel.highHalfTicks()).isEqualTo(high);
                assertThat(channel.lowHalfTicks()).isEqualTo(low);
            }
            channel.observe(step.value());
            all.add(new long[] {pane, step.value()});
            if (all.size() % 40 == 0) {
                channel = copy(channel, length);
            }
        }
    }

    private static DonchianChannel copy(DonchianChannel channel, int length) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        channel.write(new DataOutputStream(bytes));
        DonchianChannel copy = new DonchianChannel(length);
        copy.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        return copy;
    }

    @Test
    void channelForgetsAMidThatIsInterrupted() {
        DonchianChannel channel = new DonchianChannel(10);
        channel.advanceTo(5);
        channel.observe(7);
        channel.interrupt();
        channel.advanceTo(14);
        assertThat(channel.isEmpty()).isFalse();
        channel.advanceTo(15);
        assertThat(channel.isEmpty()).isTrue();
    }

    @Property(tries = 200)
    void momentumIsTheSumOfMovesWeightedByAge(@ForAll("steps") List<Step> steps) {
        TickMomentum momentum = new TickMomentum();
        TickMomentum mirrored = new TickMomentum();
        List<long[]> all = new ArrayList<>();
        long pane = -40;
        for (Step step : steps) {
            pane += step.panes();
            momentum.advanceTo(pane);
            mirrored.advanceTo(pane);
            momentum.add(step.value());
            mirrored.add(-step.value());
            all.add(new long[] {pane, step.value()});
            double expected = 0;
            for (long[] move : all) {
                expected += move[1] / 2.0 * Math.exp(-(pane - move[0]) * 0.1 / 5);
            }
            assertThat(momentum.ticks()).isCloseTo(expected, within(1e-9));
            assertThat(mirrored.ticks()).as("to the last bit").isEqualTo(-momentum.ticks());
        }
    }

    @Test
    void decayingMeanFollowsAStep() {
        DecayingMean mean = new DecayingMean();
        assertThat(mean.value()).isNaN();
        mean.advanceTo(0);
        mean.observe(100);
        mean.advanceTo(600);
        assertThat(mean.value()).isEqualTo(100);
        mean.observe(200);
        assertThat(mean.value()).as("no time has passed").isEqualTo(100);
        mean.advanceTo(900); // 30 s later
        assertThat(mean.value()).isCloseTo(200 - 100 / Math.E, within(1e-9));
    }
}
