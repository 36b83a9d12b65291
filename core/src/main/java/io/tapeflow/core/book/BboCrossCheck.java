package io.tapeflow.core.book;

import io.tapeflow.core.market.BboUpdate;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Compares the book with the venue's best bid and offer at equal update ids, whichever of the two
 * comes first. Both sides remember their last {@value #REMEMBERED} ids.
 */
public final class BboCrossCheck {
    static final int REMEMBERED = 512;

    private final TouchHistory books = new TouchHistory();
    private final TouchHistory quotes = new TouchHistory();
    private long checked;
    private long matched;

    /** Update ids at which the two could be compared. */
    public long checked() {
        return checked;
    }

    /** Update ids at which they were equal in all four numbers. */
    public long matched() {
        return matched;
    }

    /** The book reached this id; one without a touch is not compared. */
    public void onBook(long updateId, L2OrderBook book) {
        if (book.hasTouch()) {
            meet(
                    books,
                    quotes,
                    updateId,
                    book.bidPriceTicks(0),
                    book.bidSizeLots(0),
                    book.askPriceTicks(0),
                    book.askSizeLots(0));
        }
    }

    /** The venue told its best bid and offer. */
    public void onBbo(BboUpdate bbo) {
        meet(
                quotes,
                books,
                bbo.updateId(),
                bbo.bidPriceTicks(),
                bbo.bidSizeLots(),
                bbo.askPriceTicks(),
                bbo.askSizeLots());
    }

    /** Forgets all ids, not the counts: they may start anew, or their ticks have changed. */
    public void clear() {
        books.clear();
        quotes.clear();
    }

    private void meet(
            TouchHistory own,
            TouchHistory other,
            long updateId,
            long bidPriceTicks,
            long bidSizeLots,
            long askPriceTicks,
            long askSizeLots) {
        if (!own.add(updateId, bidPriceTicks, bidSizeLots, askPriceTicks, askSizeLots)) {
            return;
        }
        int at = other.find(updateId);
        if (at >= 0) {
            checked++;
            if (other.equalsAt(at, bidPriceTicks, bidSizeLots, askPriceTicks, askSizeLots)) {
                matched++;
            }
        }
    }

    public void write(DataOutput out) throws IOException {
        out.writeLong(checked);
        out.writeLong(matched);
        books.write(out);
        quotes.write(out);
    }

    /** Replaces everything by what {@link #write} wrote. */
    public void read(DataInput in) throws IOException {
        checked = in.readLong();
        matched = in.readLong();
        books.read(in);
        quotes.read(in);
    }
}
