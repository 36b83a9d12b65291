package io.tapeflow.connectors.exchange;

import io.tapeflow.connectors.exchange.NormalizerConfig.TradeStream;
import io.tapeflow.core.market.Instrument;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;

/** What a tape's normalizer remembers about one instrument. */
public final class InstrumentFeed {
    private Instrument terms;
    private DecimalGrid priceGrid;
    private DecimalGrid sizeGrid;
    private boolean defined;
    private TradeStream tradeStream;

    /** Last known price near the touch; 0 where there was none. */
    private long lastPriceTicks;

    /** Connection of the last diff since the book was reset; empty where there was none. */
    private String bookConnection = "";

    InstrumentFeed(Instrument terms, TradeStream tradeStream) {
        setTerms(terms);
        this.tradeStream = tradeStream;
    }

    /** The terms that hold now. */
    public Instrument terms() {
        return terms;
    }

    /** Instrument id. */
    public String id() {
        return terms.id();
    }

    /** Prices in ticks. */
    public DecimalGrid priceGrid() {
        return priceGrid;
    }

    /** Sizes in lots. */
    public DecimalGrid sizeGrid() {
        return sizeGrid;
    }

    /** Takes note of a price of the market, in ticks; one not above zero says nothing. */
    public void seePrice(long priceTicks) {
        if (priceTicks > 0) {
            lastPriceTicks = priceTicks;
        }
    }

    /** Whether this price, in quote units, is known to be over a tenth from the market's. */
    public boolean isFar(BigDecimal price) {
        BigDecimal market = terms.price(lastPriceTicks);
        BigDecimal distance = price.subtract(market).abs();
        return lastPriceTicks > 0 && distance.compareTo(market.movePointLeft(1)) > 0;
    }

    /** Whether a usable trade message of this kind counts; the first one seen decides AUTO. */
    public boolean countsTrades(TradeStream kind) {
        if (tradeStream == TradeStream.AUTO) {
            tradeStream = kind;
        }
        return tradeStream == kind;
    }

    /** Whether the definition was emitted. */
    boolean defined() {
        return defined;
    }

    void setDefined() {
        defined = true;
    }

    void setTerms(Instrument newTerms) {
        terms = newTerms;
        lastPriceTicks = 0;
        priceGrid = new DecimalGrid(newTerms.tickSize());
        sizeGrid = new DecimalGrid(newTerms.lotSize());
    }

    /** Whether these terms measure prices or sizes by another increment. */
    boolean isMeasuredOtherwiseBy(Instrument other) {
        return terms.tickSize().compareTo(other.tickSize()) != 0
                || terms.lotSize().compareTo(other.lotSize()) != 0;
    }

    void bookComesFrom(String connection) {
        bookConnection = connection;
    }

    /** Whether the book had diffs from this connection since it was reset; then it hasn't. */
    boolean resetBook(String connection) {
        boolean had = !connection.isEmpty() && bookConnection.equals(connection);
        if (had) {
            bookConnection = "";
        }
        return had;
    }

    void write(DataOutput out) throws IOException {
        InstrumentCodec.write(terms, out);
        out.writeBoolean(defined);
        out.writeUTF(tradeStream.name());
        out.writeUTF(bookConnection);
        out.writeLong(lastPriceTicks);
    }

    void read(DataInput in) throws IOException {
        setTerms(InstrumentCodec.read(in));
        defined = in.readBoolean();
        tradeStream = TradeStream.valueOf(in.readUTF());
        bookConnection = in.readUTF();
        lastPriceTicks = in.readLong();
    }
}
