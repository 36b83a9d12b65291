package io.tapeflow.core.signal;

import io.tapeflow.core.market.LongestTime;
import java.io.Serializable;

/**
 * How components become a score.
 *
 * @param calm weights while the market is {@link Regime#CALM}
 * @param active weights while it is {@link Regime#ACTIVE}
 * @param activeRatio scaled 10 s volatility over 60 s volatility above which a market is ACTIVE
 * @param zCap z-scores beyond this count as this
 * @param patternHalfLifeMillis ingest time in which a pattern match loses half its weight
 * @param patternCap largest absolute value of the patterns' component
 */
public record FusionConfig(
        Weights calm,
        Weights active,
        double activeRatio,
        double zCap,
        long patternHalfLifeMillis,
        double patternCap)
        implements Serializable {

    public FusionConfig {
        if (!(activeRatio > 0) || !(zCap > 0) || !(patternCap > 0) || patternHalfLifeMillis <= 0) {
            throw new IllegalArgumentException(
                    "fusion: activeRatio, zCap, patternCap and patternHalfLifeMillis must be"
                            + " positive");
        }
        LongestTime.require("patternHalfLifeMillis", patternHalfLifeMillis);
    }

    /** The documented defaults. */
    public static FusionConfig defaults() {
        return new FusionConfig(
                new Weights(0.25, 0.15, 0.5, 0.2, 0.2),
                new Weights(0.2, 0.25, 1.0, 0.1, 0.3),
                1.5,
                4,
                5_000,
                2);
    }

    /** One weight for each {@link Fusion.Component}, never negative. */
    public record Weights(
            double ofi, double tradeFlow, double momentum, double queueImbalance, double patterns)
            implements Serializable {
        public Weights {
            if (!(ofi >= 0
                    && tradeFlow >= 0
                    && momentum >= 0
                    && queueImbalance >= 0
                    && patterns >= 0)) {
                throw new IllegalArgumentException("fusion: a weight must not be negative");
            }
        }
    }
}
