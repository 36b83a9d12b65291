package io.tapeflow.core.flow;

/** How unequal the queues on the two sides of a book are. */
public final class QueueImbalance {
    private QueueImbalance() {}

    /**
     * (bid - ask) / (bid + ask) in [-1, 1], positive where the bids weigh more; NaN where both are
     * empty. Exactly antisymmetric.
     */
    public static double of(long bidLots, long askLots) {
        long sum = bidLots + askLots;
        return sum == 0 ? Double.NaN : (double) (bidLots - askLots) / sum;
    }

    /**
     * Weighted mid minus mid, in ticks: (bid * askSize + ask * bidSize) / (bidSize + askSize) -
     * (bid + ask) / 2 = spread / 2 * imbalance, taken in the second form, which loses no digits to
     * the price level and is exactly antisymmetric.
     */
    public static double weightedMidOffsetTicks(long spreadTicks, long bidLots, long askLots) {
        return spreadTicks * 0.5 * of(bidLots, askLots);
    }
}
