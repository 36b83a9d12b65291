package io.tapeflow.core.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.core.market.Levels;
import io.tapeflow.core.risk.RiskConfig;
import io.tapeflow.core.signal.DecisionInput;
import io.tapeflow.core.signal.Feature;
import io.tapeflow.core.signal.MarketView;
import io.tapeflow.core.signal.PatternMatch;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Decisions must mean something: what they depend on, and what they must not depend on. */
final class MeaningTest {
    private static final int INPUTS = 3_000;
    private static final long MIRROR_TICKS = 50_000;
    private static final List<Feature> ODD =
            List.of(
                    Feature.OFI_Z_10S,
                    Feature.TFI_Z_10S,
                    Feature.TICK_MOMENTUM_TICKS,
                    Feature.QUEUE_IMBALANCE_TOP5);

    /** Prices p become P - p and sides swap: the same decisions with the sides reversed. */
    @Property(tries = 20)
    void mirroredInputGivesMirroredDecisions(@ForAll @IntRange(max = 1_000_000) int seed) {
        List<DecisionInput> tape = SyntheticTape.of(seed, INPUTS);
        RecordedDecisions plain = run(tape);
        RecordedDecisions mirrored = run(tape.stream().map(MeaningTest::mirror).toList());
        assertThat(plain.fills).hasSizeGreaterThan(20);
        assertThat(described(mirrored, true)).isEqualTo(described(plain, false));
    }

    /** With a mid that does not move there is nothing to gain, whatever flows. */
    @Property(tries = 20)
    void constantPriceHasNoEntry(@ForAll @IntRange(max = 1_000_000) int seed) {
        List<DecisionInput> still =
                SyntheticTape.of(seed, INPUTS).stream().map(MeaningTest::still).toList();
        assertThat(run(still).decisions).isEmpty();
    }

    private static RecordedDecisions run(List<DecisionInput> tape) {
        DecisionConfig defaults = DecisionConfig.defaults();
        BigDecimal plenty = BigDecimal.valueOf(90_000);
        DecisionConfig config =
                defaults.withRisk(new RiskConfig(plenty, plenty))
                        .withStrategy(
                                defaults.strategy()
                                        .withOrderSize(
                                                OrderSize.ofQuantity(new BigDecimal("0.030"))));
        RecordedDecisions out = new RecordedDecisions();
        DecisionKernel kernel = new DecisionKernel(config);
        AccountState account = new AccountState("paper");
        tape.forEach(input -> kernel.onInput(account, input, out));
        return out;
    }

    private static List<String> described(RecordedDecisions out, boolean mirrored) {
        List<String> lines = new ArrayList<>();
        for (Decision one : out.decisions) {
            lines.add(
                    String.join(
                            " ",
                            one.id(),
                            one.kind().name(),
                            (mirrored ? one.side().opposite() : one.side()).name(),
                            one.quantity().toString(),
                            price(one.price(), mirrored).toPlainString(),
                            one.reason().name(),
                            one.cause().name(),
                            Double.toString(mirrored ? 0 - one.score() : 0 + one.score()),
                            Double.toString(one.confidence())));
        }
        out.fills.forEach(
                one ->
                        lines.add(
                                one.id()
                                        + (mirrored ? one.side().opposite() : one.side())
                                        + one.quantity()
                                        + price(one.price(), mirrored)
                                        + one.realisedPnl().stripTrailingZeros()));
        return lines;
    }

    private static BigDecimal price(BigDecimal price, boolean mirrored) {
        BigDecimal mirror = BigDecimal.valueOf(MIRROR_TICKS).multiply(PaperDesk.BTC.tickSize());
        return mirrored ? mirror.subtract(price) : price;
    }

    private static DecisionInput mirror(DecisionInput input) {
        if (input instanceof PatternMatch match) {
            return new PatternMatch(
                    match.account(),
                    match.instrument(),
                    match.arrival(),
                    match.patternId(),
                    match.index(),
                    -match.direction(),
                    match.strength(),
                    match.syncEpoch(),
                    match.firstArrival());
        }
        if (!(input instanceof MarketView view)) {
            return input;
        }
        double[] features = view.features().clone();
        for (Feature odd : ODD) {
            features[odd.ordinal()] = -features[odd.ordinal()];
        }
        return with(view, features, mirror(view.asks()), mirror(view.bids()), -view.tradeSign());
    }

    private static Levels mirror(Levels levels) {
        long[] prices = new long[levels.count()];
        for (int i = 0; i < prices.length; i++) {
            prices[i] = MIRROR_TICKS - levels.priceTicks()[i];
        }
        return new Levels(prices, levels.sizeLots());
    }

    private static DecisionInput still(DecisionInput input) {
        if (!(input instanceof MarketView view)) {
            return input;
        }
        double[] features = view.features().clone();
        if (!Double.isNaN(features[Feature.REALISED_VOLATILITY_60S_TICKS.ordinal()])) {
            features[Feature.REALISED_VOLATILITY_60S_TICKS.ordinal()] = 0;
            features[Feature.REALISED_VOLATILITY_10S_TICKS.ordinal()] = 0;
            features[Feature.TICK_MOMENTUM_TICKS.ordinal()] = 0;
        }
        return with(
                view,
                features,
                flat(view.bids(), 10_000, -1),
                flat(view.asks(), 10_001, 1),
                view.tradeSign());
    }

    private static Levels flat(Levels levels, long bestTicks, int step) {
        long[] prices = new long[levels.count()];
        for (int i = 0; i < prices.length; i++) {
            prices[i] = bestTicks + (long) i * step;
        }
        return new Levels(prices, levels.sizeLots());
    }

    private static MarketView with(
            MarketView view, double[] features, Levels bids, Levels asks, int tradeSign) {
        return new MarketView(
                view.account(),
                view.instrument(),
                view.arrival(),
                view.eventTimeMicros(),
                view.clockMicros(),
                view.bookState(),
                view.syncEpoch(),
                features,
                bids,
                asks,
                tradeSign,
                view.tradePriceTicks(),
                view.tradeSizeLots());
    }
}
