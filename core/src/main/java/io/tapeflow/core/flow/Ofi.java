package io.tapeflow.core.flow;

import io.tapeflow.core.book.L2OrderBook;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Order flow imbalance at the touch, of one diff: with best bid (Pb, qb) and best ask (Pa, qa)
 * before (n-1) and after (n) it,
 *
 * <pre>
 * e = 1{Pb_n >= Pb_n-1} qb_n - 1{Pb_n <= Pb_n-1} qb_n-1
 *   - 1{Pa_n <= Pa_n-1} qa_n + 1{Pa_n >= Pa_n-1} qa_n-1
 * </pre>
 *
 * in lots, positive = buying pressure. Swapping the sides and mirroring the prices negates it.
 * Where a side is empty after the diff it is not computed, and the baseline restarts.
 *
 * <p>Cont, Kukanov, Stoikov, "The Price Impact of Order Book Events", 2014.
 */
public final class Ofi {
    private boolean known;
    private long bidPriceTicks;
    private long bidSizeLots;
    private long askPriceTicks;
    private long askSizeLots;
    private long lots;

    /** Takes the book as the baseline of the next update. */
    public void restart(L2OrderBook book) {
        known = book.hasTouch();
        lots = 0;
        if (known) {
            remember(book);
        }
    }

    /** Takes the book after one diff; true if {@link #lots()} now holds that diff's imbalance. */
    public boolean update(L2OrderBook book) {
        if (!known || !book.hasTouch()) {
            restart(book);
            return false;
        }
        lots =
                imbalanceLots(
                        bidPriceTicks,
                        bidSizeLots,
                        askPriceTicks,
                        askSizeLots,
                        book.bidPriceTicks(0),
                        book.bidSizeLots(0),
                        book.askPriceTicks(0),
                        book.askSizeLots(0));
        remember(book);
        return true;
    }

    /** Imbalance of the last diff, lots. */
    public long lots() {
        return lots;
    }

    private void remember(L2OrderBook book) {
        bidPriceTicks = book.bidPriceTicks(0);
        bidSizeLots = book.bidSizeLots(0);
        askPriceTicks = book.askPriceTicks(0);
        askSizeLots = book.askSizeLots(0);
    }

    /** The formula for one level, from its state before to its state after. */
    static long imbalanceLots(
            long bidPriceBefore,
            long bidSizeBefore,
            long askPriceBefore,
            long askSizeBefore,
            long bidPriceAfter,
            long bidSizeAfter,
            long askPriceAfter,
            long askSizeAfter) {
        long bid = 0;
        if (bidPriceAfter >= bidPriceBefore) {
            bid += bidSizeAfter;
        }
        if (bidPriceAfter <= bidPriceBefore) {
            bid -= bidSizeBefore;
        }
        long ask = 0;
        if (askPriceAfter <= askPriceBefore) {
            ask += askSizeAfter;
        }
        if (askPriceAfter >= askPriceBefore) {
            ask -= askSizeBefore;
        }
        return bid - ask;
    }

    public void write(DataOutput out) throws IOException {
        out.writeBoolean(known);
        out.writeLong(bidPriceTicks);
        out.writeLong(bidSizeLots);
        out.writeLong(askPriceTicks);
        out.writeLong(askSizeLots);
        out.writeLong(lots);
    }

    /** Replaces everything by what {@link #write} wrote. */
    public void read(DataInput in) throws IOException {
        known = in.readBoolean();
        bidPriceTicks = in.readLong();
        bidSizeLots = in.readLong();
        askPriceTicks = in.readLong();
        askSizeLots = in.readLong();
        lots = in.readLong();
    }
}
