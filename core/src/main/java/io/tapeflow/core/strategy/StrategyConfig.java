package io.tapeflow.core.strategy;

import io.tapeflow.core.market.LongestTime;
import java.io.Serializable;

/**
 * When to enter and leave. Distances are the larger of a number of ticks and a multiple of the 60 s
 * realised volatility in ticks, so that they fit coarse and fine tick sizes alike.
 *
 * @param entryThreshold |score| that must be crossed upwards for an entry, in (0, 1)
 * @param rearmThreshold |score| below which the next crossing counts again
 * @param exitThreshold a score of the other direction at least this large closes a position
 * @param takeProfit move of the mid in favour since the entry's fill that closes a position
 * @param stopLoss the same against it
 * @param maxHoldMillis ingest time after which a position is closed
 * @param maxSpread widest spread at which to enter
 * @param minDepthMultiple lots displayed up to the limit price, as a multiple of the order
 * @param entrySlippage how far beyond the touch an entry's limit price is
 * @param exitSlippage the same for an exit
 * @param staleAlertMillis ingest time with an open position on a book that is not SYNCED after
 *     which an alert names it
 */
public record StrategyConfig(
        double entryThreshold,
        double rearmThreshold,
        double exitThreshold,
        Distance takeProfit,
        Distance stopLoss,
        long maxHoldMillis,
        Distance maxSpread,
        double minDepthMultiple,
        Distance entrySlippage,
        Distance exitSlippage,
        OrderSize orderSize,
        long staleAlertMillis)
        implements Serializable {

    public StrategyConfig {
        if (!(entryThreshold > 0 && entryThreshold < 1)
                || !(rearmThreshold > 0 && rearmThreshold <= entryThreshold)
                || !(exitThreshold > 0 && exitThreshold < 1)) {
            throw new IllegalArgumentException(
                    "strategy: thresholds must be in (0, 1), rearmThreshold at most"
                            + " entryThreshold");
        }
        if (maxHoldMillis <= 0 || staleAlertMillis <= 0 || !(minDepthMultiple >= 0)) {
            throw new IllegalArgumentException(
                    "strategy: maxHoldMillis and staleAlertMillis must be positive,"
                            + " minDepthMultiple not negative");
        }
        LongestTime.require("maxHoldMillis", maxHoldMillis);
        LongestTime.require("staleAlertMillis", staleAlertMillis);
    }

    public static StrategyConfig defaults() {
        return new StrategyConfig(
                0.6,
                0.3,
                0.4,
                new Distance(4, 1.0),
                new Distance(4, 1.0),
                30_000,
                new Distance(2, 0.25),
                1,
                new Distance(1, 0.1),
                new Distance(2, 1.0),
                OrderSize.ofNotional(java.math.BigDecimal.valueOf(1_000)),
                5_000);
    }

    /** The same with another order size. */
    public StrategyConfig withOrderSize(OrderSize size) {
        return new StrategyConfig(
                entryThreshold,
                rearmThreshold,
                exitThreshold,
                takeProfit,
                stopLoss,
                maxHoldMillis,
                maxSpread,
                minDepthMultiple,
                entrySlippage,
                exitSlippage,
                size,
                staleAlertMillis);
    }

    /**
     * A distance in price.
     *
     * @param minTicks at least this many ticks
     * @param volatilities multiple of the 60 s realised volatility
     */
    public record Distance(long minTicks, double volatilities) implements Serializable {
        public Distance {
            if (minTicks < 0 || !(volatilities >= 0)) {
                throw new IllegalArgumentException("strategy: a distance must not be negative");
            }
        }

        long ticks(double volatilityTicks) {
            return Math.max(minTicks, (long) Math.rint(volatilities * volatilityTicks));
        }
    }
}
