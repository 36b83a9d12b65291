package io.tapeflow.core.signal;

import io.tapeflow.core.market.BookState;

/**
 * Fuses an instrument's features and pattern matches into one score.
 *
 * <p>score = tanh(sum of w_i(regime) * c_i), in [-1, 1], positive expects a rising price. The
 * weights depend on the {@link Regime}; in a DEAD market all are zero and so is the score.
 * Confidence is |sum of w_i c_i| / sum of |w_i c_i|: 1 when all components point one way, 0 when
 * they cancel out.
 *
 * <p>There is no score while the book is not SYNCED or a component's feature is NaN (not warm).
 * Every component changes its sign exactly when the market is mirrored (prices p to P - p, sides
 * swapped), because none of them divides by a price: a mirrored tape has mirrored scores.
 */
public final class Fusion {

    /** What a score is made of. */
    public enum Component {
        /** z-score of the 10 s order flow imbalance, capped. */
        OFI,
        /** z-score of the 10 s trade flow imbalance, capped. */
        TRADE_FLOW,
        /** Tick momentum over the 10 s realised volatility, in [-1, 1]. */
        MOMENTUM,
        /** Queue imbalance over the best five levels, in [-1, 1]. */
        QUEUE_IMBALANCE,
        /** Sum of direction times strength of the matched patterns, decaying, capped. */
        PATTERNS
    }

    private final FusionConfig config;

    public Fusion(FusionConfig config) {
        this.config = config;
    }

    /** Takes a match into an instrument's pressure. */
    public void match(PatternMatch match, PatternPressure into) {
        into.add(match, config);
    }

    /**
     * Scores a view.
     *
     * @param atMicros ingest time to which the pattern matches have decayed
     * @param into overwritten with the result
     */
    public void fuse(MarketView view, PatternPressure patterns, long atMicros, FusedScore into) {
        into.none();
        if (view.bookState() != BookState.SYNCED) {
            return;
        }
        double ofi = view.feature(Feature.OFI_Z_10S);
        double tradeFlow = view.feature(Feature.TFI_Z_10S);
        double momentum = view.feature(Feature.TICK_MOMENTUM_TICKS);
        double imbalance = view.feature(Feature.QUEUE_IMBALANCE_TOP5);
        double volatility10s = view.feature(Feature.REALISED_VOLATILITY_10S_TICKS);
        double volatility60s = view.feature(Feature.REALISED_VOLATILITY_60S_TICKS);
        if (Double.isNaN(ofi + tradeFlow + momentum + imbalance + volatility10s + volatility60s)) {
            return;
        }
        Regime regime = Regime.of(volatility10s, volatility60s, config.activeRatio());
        if (regime == Regime.DEAD) {
            for (Component component : COMPONENTS) {
                into.contribute(component, 0);
            }
        } else {
            FusionConfig.Weights weights =
                    regime == Regime.ACTIVE ? config.active() : config.calm();
            double drift = volatility10s == 0 ? 0 : momentum / volatility10s;
            into.contribute(Component.OFI, weights.ofi() * within(config.zCap(), ofi));
            into.contribute(
                    Component.TRADE_FLOW, weights.tradeFlow() * within(config.zCap(), tradeFlow));
            into.contribute(Component.MOMENTUM, weights.momentum() * within(1, drift));
            into.contribute(Component.QUEUE_IMBALANCE, weights.queueImbalance() * imbalance);
            into.contribute(Component.PATTERNS, weights.patterns() * patterns.at(atMicros, config));
        }
        into.complete(regime);
    }

    private static final Component[] COMPONENTS = Component.values();

    private static double within(double cap, double value) {
        return Math.max(-cap, Math.min(cap, value));
    }
}
