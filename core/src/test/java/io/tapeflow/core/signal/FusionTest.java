package io.tapeflow.core.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.BookState;
import io.tapeflow.core.market.Levels;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Scores worked out by hand; tanh and powers of one half from tables. */
final class FusionTest {
    private static final FusionConfig CONFIG =
            new FusionConfig(
                    new FusionConfig.Weights(0.2, 0.1, 0.5, 0.3, 0.4),
                    new FusionConfig.Weights(0.4, 0.1, 0.5, 0.3, 0.4),
                    1.5,
                    4,
                    5_000,
                    2);
    private final Fusion fusion = new Fusion(CONFIG);
    private final FusedScore score = new FusedScore();
    private final PatternPressure patterns = new PatternPressure();
    private final double[] features = new double[Feature.count()];

    FusionTest() {
        Arrays.fill(features, Double.NaN);
        set(Feature.OFI_Z_10S, 1.5);
        set(Feature.TFI_Z_10S, -2);
        set(Feature.TICK_MOMENTUM_TICKS, 1);
        set(Feature.QUEUE_IMBALANCE_TOP5, 0.5);
        set(Feature.REALISED_VOLATILITY_10S_TICKS, 4);
        set(Feature.REALISED_VOLATILITY_60S_TICKS, 10);
    }

    @Test
    void sumsWeightedComponents() {
        fuse(0);
        // 0.3 - 0.2 + 0.125 + 0.15 + 0 = 0.375, tanh 0.358357398; all together 0.775
        assertThat(score.contributions())
                .containsExactly(new double[] {0.3, -0.2, 0.125, 0.15, 0}, within(1e-12));
        assertThat(score.score()).isCloseTo(0.358357398, within(1e-9));
        assertThat(score.confidence()).isCloseTo(0.375 / 0.775, within(1e-12));
        assertThat(score.regime()).isEqualTo(Regime.CALM);
    }

    @Test
    void regimeChangesTheWeights() {
        // 6.2 * sqrt 6 = 15.19 > 1.5 * 10
        set(Feature.REALISED_VOLATILITY_10S_TICKS, 6.2);
        fuse(0);
        assertThat(score.regime()).isEqualTo(Regime.ACTIVE);
        assertThat(score.contributions()[0]).isCloseTo(0.6, within(1e-12));
        set(Feature.REALISED_VOLATILITY_10S_TICKS, 6.1);
        fuse(0);
        assertThat(score.regime()).isEqualTo(Regime.CALM);
    }

    @Test
    void deadMarketScoresZeroWhateverFlows() {
        set(Feature.REALISED_VOLATILITY_10S_TICKS, 0);
        set(Feature.REALISED_VOLATILITY_60S_TICKS, 0);
        match(1, 1.5, 0);
        fuse(0);
        assertThat(score.regime()).isEqualTo(Regime.DEAD);
        assertThat(score.exists()).isTrue();
        assertThat(score.score()).isZero();
        assertThat(score.confidence()).isZero();
        assertThat(score.contributions()).containsOnly(0);
    }

    @Test
    void oneMoveOfHalfATickIsLife() {
        set(Feature.REALISED_VOLATILITY_10S_TICKS, 0);
        set(Feature.REALISED_VOLATILITY_60S_TICKS, 0.5);
        fuse(0);
        assertThat(score.regime()).isEqualTo(Regime.CALM);
        // No move in 10 s: no momentum, and no division by zero.
        assertThat(score.contributions()[2]).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "OFI_Z_10S",
                "TFI_Z_10S",
                "TICK_MOMENTUM_TICKS",
                "QUEUE_IMBALANCE_TOP5",
                "REALISED_VOLATILITY_10S_TICKS",
                "REALISED_VOLATILITY_60S_TICKS"
            })
    void noScoreBeforeEverythingIsWarm(Feature cold) {
        set(cold, Double.NaN);
        fuse(0);
        assertThat(score.exists()).isFalse();
        assertThat(score.contributions()).containsOnly(Double.NaN);
    }

    @Test
    void noScoreOnABookThatIsNotSynced() {
        fusion.fuse(view(BookState.STALE), patterns, 0, score);
        assertThat(score.exists()).isFalse();
    }

    @Test
    void zScoresAreCapped() {
        set(Feature.OFI_Z_10S, -7);
        fuse(0);
        assertThat(score.contributions()[0]).isCloseTo(-0.8, within(1e-12));
    }

    @Test
    void patternsHalveEveryHalfLife() {
        match(1, 1.2, 1_000_000);
        fuse(1_000_000);
        assertThat(score.contributions()[4]).isCloseTo(0.48, within(1e-12));
        fuse(6_000_000);
        assertThat(score.contributions()[4]).isCloseTo(0.24, within(1e-12));
        fuse(13_500_000);
        // 2^-2.5 = 0.1767766953
        assertThat(score.contributions()[4]).isCloseTo(0.48 * 0.1767766953, within(1e-9));
    }

    @Test
    void patternsAddUpAndCancelWithinTheirCap() {
        match(1, 1.5, 0);
        match(1, 1.5, 0);
        fuse(0);
        assertThat(score.contributions()[4]).isCloseTo(0.8, within(1e-12));
        match(-1, 1, 5_000_000);
        fuse(5_000_000);
        assertThat(score.contributions()[4]).isCloseTo(0, within(1e-12));
    }

    private void match(int direction, double strength, long micros) {
        Arrival at = Arrival.ofLine(micros, "t", 1, 0);
        fusion.match(
                new PatternMatch("paper", "A", at, "p", 0, direction, strength, 1, at), patterns);
    }

    private void set(Feature feature, double value) {
        features[feature.ordinal()] = value;
    }

    private void fuse(long atMicros) {
        fusion.fuse(view(BookState.SYNCED), patterns, atMicros, score);
    }

    private MarketView view(BookState state) {
        return new MarketView(
                "paper",
                "A",
                Arrival.ofLine(0, "t", 1, 0),
                0,
                0,
                state,
                1,
                features,
                Levels.NONE,
                Levels.NONE,
                0,
                0,
                0);
    }
}
