package io.tapeflow.core.signal;

import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.BookState;
import io.tapeflow.core.market.Levels;

/**
 * An instrument as one account sees it after one diff applied live, one trade, or one change of its
 * book's state. While the book is not SYNCED the features are NaN and the levels empty.
 *
 * @param eventTimeMicros venue stamp of the cause, or {@code MarketRecord.NO_TIME}
 * @param clockMicros instrument clock: running maximum of the event times of its diffs and trades
 * @param syncEpoch how many syncs the book has had
 * @param features by ordinal of {@link Feature}; not to be changed
 * @param bids best ten levels, best first
 * @param asks best ten levels, best first
 * @param tradeSign +1 or -1 by aggressor when the cause is a trade, else 0
 */
public record MarketView(
        String account,
        String instrument,
        Arrival arrival,
        long eventTimeMicros,
        long clockMicros,
        BookState bookState,
        long syncEpoch,
        double[] features,
        Levels bids,
        Levels asks,
        int tradeSign,
        long tradePriceTicks,
        long tradeSizeLots)
        implements DecisionInput {

    /** Levels a side that a view carries. */
    public static final int DEPTH = 10;

    public double feature(Feature feature) {
        return features[feature.ordinal()];
    }

    /** The same view for one of the accounts that trade the instrument. */
    public MarketView seenBy(String account) {
        return new MarketView(
                account,
                instrument,
                arrival,
                eventTimeMicros,
                clockMicros,
                bookState,
                syncEpoch,
                features,
                bids,
                asks,
                tradeSign,
                tradePriceTicks,
                tradeSizeLots);
    }

    @Override
    public int kindOrder() {
        return 2;
    }
}
