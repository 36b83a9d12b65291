package io.tapeflow.core.flow;

import io.tapeflow.core.book.L2OrderBook;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Order flow imbalance of one diff at each of the levels 1 to {@value #DEPTH}: the formula of
 * {@link Ofi} with the level's own prices and sizes, in lots. A level that one side lacks before or
 * after the diff has no value for it.
 *
 * <p>Xu, Gould, Howison, "Multi-Level Order-Flow Imbalance in a Limit Order Book", 2018.
 */
public final class MultiLevelOfi {
    /** Number of levels. */
    public static final int DEPTH = 10;

    private int knownLevels;
    private int presentLevels;
    private final long[] bidPriceTicks = new long[DEPTH];
    private final long[] bidSizeLots = new long[DEPTH];
    private final long[] askPriceTicks = new long[DEPTH];
    private final long[] askSizeLots = new long[DEPTH];
    private final long[] lots = new long[DEPTH];

    /** Takes the book as the baseline of the next update. */
    public void restart(L2OrderBook book) {
        knownLevels = 0;
        update(book);
    }

    /** Takes the book after one diff. */
    public void update(L2OrderBook book) {
        int levels = Math.min(DEPTH, Math.min(book.bidCount(), book.askCount()));
        presentLevels = Math.min(levels, knownLevels);
        for (int rank = 0; rank < levels; rank++) {
            long bidPrice = book.bidPriceTicks(rank);
            long bidSize = book.bidSizeLots(rank);
            long askPrice = book.askPriceTicks(rank);
            long askSize = book.askSizeLots(rank);
            if (rank < presentLevels) {
                lots[rank] =
                        Ofi.imbalanceLots(
                                bidPriceTicks[rank],
                                bidSizeLots[rank],
                                askPriceTicks[rank],
                                askSizeLots[rank],
                                bidPrice,
                                bidSize,
                                askPrice,
                                askSize);
            }
            bidPriceTicks[rank] = bidPrice;
            bidSizeLots[rank] = bidSize;
            askPriceTicks[rank] = askPrice;
            askSizeLots[rank] = askSize;
        }
        knownLevels = levels;
    }

    /** How many levels, from the touch on, have a value for the last diff. */
    public int presentLevels() {
        return presentLevels;
    }

    /** Imbalance of the last diff at this rank (0 = best), which must be below the present ones. */
    public long lots(int rank) {
        return lots[rank];
    }

    public void write(DataOutput out) throws IOException {
        out.writeInt(knownLevels);
        out.writeInt(presentLevels);
        for (int rank = 0; rank < DEPTH; rank++) {
            out.writeLong(bidPriceTicks[rank]);
            out.writeLong(bidSizeLots[rank]);
            out.writeLong(askPriceTicks[rank]);
            out.writeLong(askSizeLots[rank]);
            out.writeLong(lots[rank]);
        }
    }

    /** Replaces everything by what {@link #write} wrote. */
    public void read(DataInput in) throws IOException {
        knownLevels = in.readInt();
        presentLevels = in.readInt();
        for (int rank = 0; rank < DEPTH; rank++) {
            bidPriceTicks[rank] = in.readLong();
            bidSizeLots[rank] = in.readLong();
            askPriceTicks[rank] = in.readLong();
            askSizeLots[rank] = in.readLong();
            lots[rank] = in.readLong();
        }
    }
}
