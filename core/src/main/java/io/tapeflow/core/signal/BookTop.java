package io.tapeflow.core.signal;

import io.tapeflow.core.book.L2OrderBook;
import io.tapeflow.core.market.Levels;

/**
 * What views need of the book, read once per change: the touch, depth sums and, on demand, the best
 * levels. Derived from the book, so it is not written with the state.
 */
final class BookTop {
    private static final int NEAR_DEPTH = 5;

    boolean known;
    long bidPriceTicks;
    long bidSizeLots;
    long askPriceTicks;
    long askSizeLots;
    long bidNearLots;
    long askNearLots;
    long bidDepthLots;
    long askDepthLots;
    private Levels bids;
    private Levels asks;

    /** Reads the book after a change. */
    void refresh(L2OrderBook book) {
        bids = null;
        asks = null;
        bidNearLots = book.bidDepthLots(NEAR_DEPTH);
        askNearLots = book.askDepthLots(NEAR_DEPTH);
        bidDepthLots = book.bidDepthLots(MarketView.DEPTH);
        askDepthLots = book.askDepthLots(MarketView.DEPTH);
        known = book.hasTouch();
        if (known) {
            bidPriceTicks = book.bidPriceTicks(0);
            bidSizeLots = book.bidSizeLots(0);
            askPriceTicks = book.askPriceTicks(0);
            askSizeLots = book.askSizeLots(0);
        }
    }

    /** The best bids, shared by all views until the book changes. */
    Levels bids(L2OrderBook book) {
        if (bids == null) {
            bids = book.topBids(MarketView.DEPTH);
        }
        return bids;
    }

    /** The best asks, shared by all views until the book changes. */
    Levels asks(L2OrderBook book) {
        if (asks == null) {
            asks = book.topAsks(MarketView.DEPTH);
        }
        return asks;
    }

    /** Best bid plus best ask: twice the mid, exact. */
    long midHalfTicks() {
        return bidPriceTicks + askPriceTicks;
    }

    long spreadTicks() {
        return askPriceTicks - bidPriceTicks;
    }
}
