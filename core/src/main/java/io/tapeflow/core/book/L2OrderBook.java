package io.tapeflow.core.book;

import io.tapeflow.core.market.Levels;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * An order book aggregated by price, in ticks and lots. It grows as needed and never forgets a
 * level by itself; levels beyond a snapshot's reach are unknown until they change.
 *
 * <p>Changing a level costs a short search from the touch and a move of the levels that are better;
 * reading the best levels costs nothing. Ranks count from 0 = best.
 */
public final class L2OrderBook {
    private final BookSide bids = new BookSide(+1);
    private final BookSide asks = new BookSide(-1);

    /** Number of bid levels. */
    public int bidCount() {
        return bids.count();
    }

    /** Number of ask levels. */
    public int askCount() {
        return asks.count();
    }

    /** Price of the bid at this rank, which must be below {@link #bidCount()}. */
    public long bidPriceTicks(int rank) {
        return bids.priceTicks(rank);
    }

    /** Size of the bid at this rank, which must be below {@link #bidCount()}. */
    public long bidSizeLots(int rank) {
        return bids.sizeLots(rank);
    }

    /** Price of the ask at this rank, which must be below {@link #askCount()}. */
    public long askPriceTicks(int rank) {
        return asks.priceTicks(rank);
    }

    /** Size of the ask at this rank, which must be below {@link #askCount()}. */
    public long askSizeLots(int rank) {
        return asks.sizeLots(rank);
    }

    /** Sum of the best {@code depth} bid sizes, or of all where there are fewer. */
    public long bidDepthLots(int depth) {
        return bids.depthLots(depth);
    }

    /** Sum of the best {@code depth} ask sizes, or of all where there are fewer. */
    public long askDepthLots(int depth) {
        return asks.depthLots(depth);
    }

    /** The best bids, best first, at most {@code depth}. */
    public Levels topBids(int depth) {
        return bids.top(depth);
    }

    /** The best asks, best first, at most {@code depth}. */
    public Levels topAsks(int depth) {
        return asks.top(depth);
    }

    /** Whether both sides have a level, so that there is a touch. */
    public boolean hasTouch() {
        return bids.count() > 0 && asks.count() > 0;
    }

    /** Whether the best bid is at or above the best ask: a sign that changes were missed. */
    public boolean isCrossedOrLocked() {
        return hasTouch() && bids.priceTicks(0) >= asks.priceTicks(0);
    }

    /** Sets the absolute size of a bid level; 0 deletes it. */
    public void setBid(long priceTicks, long sizeLots) {
        bids.set(priceTicks, sizeLots);
    }

    /** Sets the absolute size of an ask level; 0 deletes it. */
    public void setAsk(long priceTicks, long sizeLots) {
        asks.set(priceTicks, sizeLots);
    }

    /** Applies changed levels with their absolute sizes. */
    public void apply(Levels changedBids, Levels changedAsks) {
        bids.apply(changedBids);
        asks.apply(changedAsks);
    }

    /** Replaces everything by these levels. */
    public void load(Levels allBids, Levels allAsks) {
        bids.load(allBids);
        asks.load(allAsks);
    }

    public void clear() {
        bids.clear();
        asks.clear();
    }

    public void write(DataOutput out) throws IOException {
        bids.write(out);
        asks.write(out);
    }

    /** Replaces everything by what {@link #write} wrote. */
    public void read(DataInput in) throws IOException {
        bids.read(in);
        asks.read(in);
    }
}
