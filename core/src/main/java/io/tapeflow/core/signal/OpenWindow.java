package io.tapeflow.core.signal;

import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.Side;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The second of the instrument clock that is being filled; empty until something counts in it. */
final class OpenWindow {
    private boolean open;
    private long second;
    private long bookUpdates;
    private long ofiLots;
    private long trades;
    private long buyVolumeLots;
    private long sellVolumeLots;
    private boolean hasBook;
    private long bidPriceTicks;
    private long bidSizeLots;
    private long askPriceTicks;
    private long askSizeLots;
    private Arrival arrival;
    private double[] features;

    boolean isOpen() {
        return open;
    }

    long second() {
        return second;
    }

    boolean hasBook() {
        return hasBook;
    }

    long midHalfTicks() {
        return bidPriceTicks + askPriceTicks;
    }

    long ofiLots() {
        return ofiLots;
    }

    long tfiLots() {
        return buyVolumeLots - sellVolumeLots;
    }

    /** Counts a diff applied live, with the book after it. */
    void addDiff(long inSecond, long itsOfiLots, BookTop top) {
        begin(inSecond);
        bookUpdates++;
        ofiLots += itsOfiLots;
        setBook(top);
    }

    /**
     * Counts a trade.
     *
     * @param chained whether the book is good, silent or not; it stands for the window until a diff
     *     comes
     */
    void addTrade(long inSecond, Side aggressor, long sizeLots, boolean chained, BookTop top) {
        begin(inSecond);
        trades++;
        if (aggressor == Side.BUY) {
            buyVolumeLots += sizeLots;
        } else {
            sellVolumeLots += sizeLots;
        }
        if (bookUpdates == 0 && !hasBook && chained) {
            setBook(top);
        }
    }

    /** What was known after the last record that counted. */
    void setLast(Arrival itsArrival, double[] itsFeatures) {
        arrival = itsArrival;
        features = itsFeatures;
    }

    WindowRow row(String instrument, Instrument terms, boolean last) {
        return new WindowRow(
                instrument,
                arrival,
                second * 1000,
                bookUpdates,
                ofiLots,
                trades,
                buyVolumeLots,
                sellVolumeLots,
                hasBook,
                hasBook ? bidPriceTicks : 0,
                hasBook ? bidSizeLots : 0,
                hasBook ? askPriceTicks : 0,
                hasBook ? askSizeLots : 0,
                terms.tickSize(),
                terms.lotSize(),
                features,
                last);
    }

    void close() {
        open = false;
        hasBook = false;
        bookUpdates = 0;
        ofiLots = 0;
        trades = 0;
        buyVolumeLots = 0;
        sellVolumeLots = 0;
        arrival = null;
        features = null;
    }

    private void begin(long inSecond) {
        open = true;
        second = inSecond;
    }

    private void setBook(BookTop top) {
        hasBook = top.known;
        bidPriceTicks = top.bidPriceTicks;
        bidSizeLots = top.bidSizeLots;
        askPriceTicks = top.askPriceTicks;
        askSizeLots = top.askSizeLots;
    }

    void write(DataOutput out) throws IOException {
        out.writeBoolean(open);
        if (!open) {
            return;
        }
        out.writeLong(second);
        out.writeLong(bookUpdates);
        out.writeLong(ofiLots);
        out.writeLong(trades);
        out.writeLong(buyVolumeLots);
        out.writeLong(sellVolumeLots);
        out.writeBoolean(hasBook);
        out.writeLong(bidPriceTicks);
        out.writeLong(bidSizeLots);
        out.writeLong(askPriceTicks);
        out.writeLong(askSizeLots);
        out.writeLong(arrival.ingestTimeMicros());
        out.writeUTF(arrival.tapeId());
        out.writeLong(arrival.arrivalNumber());
        out.writeInt(features.length);
        for (double feature : features) {
            out.writeDouble(feature);
        }
    }

    void read(DataInput in) throws IOException {
        close();
        open = in.readBoolean();
        if (!open) {
            return;
        }
        second = in.readLong();
        bookUpdates = in.readLong();
        ofiLots = in.readLong();
        trades = in.readLong();
        buyVolumeLots = in.readLong();
        sellVolumeLots = in.readLong();
        hasBook = in.readBoolean();
        bidPriceTicks = in.readLong();
        bidSizeLots = in.readLong();
        askPriceTicks = in.readLong();
        askSizeLots = in.readLong();
        arrival = new Arrival(in.readLong(), in.readUTF(), in.readLong());
        features = new double[in.readInt()];
        for (int i = 0; i < features.length; i++) {
            features[i] = in.readDouble();
        }
    }
}
