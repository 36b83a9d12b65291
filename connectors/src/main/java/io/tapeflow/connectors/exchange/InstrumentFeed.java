package io.tapeflow.connectors.exchange;

import io.tapeflow.connectors.exchange.NormalizerConfig.TradeStream;
import io.tapeflow.core.market.Instrument;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What a tape's normalizer remembers about one instrument. */
public final class InstrumentFeed {
    private Instrument terms;
    private DecimalGrid priceGrid;
    private DecimalGrid sizeGrid;
    private boolean defined;
    private TradeStream tradeStream;

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
    }

    void read(DataInput in) throws IOException {
        setTerms(InstrumentCodec.read(in));
        defined = in.readBoolean();
        tradeStream = TradeStream.valueOf(in.readUTF());
        bookConnection = in.readUTF();
    }
}
