package io.tapeflow.connectors.exchange;

import io.tapeflow.connectors.tape.TapeLine;
import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.BookDiff;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.InstrumentDefinition;
import io.tapeflow.core.market.MarketRecord;
import io.tapeflow.core.market.Rejected;
import io.tapeflow.core.market.Rejected.Reason;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Where a parser puts what it made of the current line: finds the instrument, numbers the records,
 * puts the definition before an instrument's first record, judges venue stamps, and counts.
 */
public final class FrameOutput {
    private static final long MICROS_PER_MILLI = 1000;

    /** Stamps of 15 and more digits are microseconds: as milliseconds this is the year 5138. */
    private static final long FIRST_MICROS = 100_000_000_000_000L;

    private final String tapeId;
    private final long maxSkewMicros;
    private final SymbolTable symbols;

    /** In the order of the symbol table; null where the symbol is ignored. */
    private final InstrumentFeed[] feeds;

    private TapeLine line;
    private Consumer<MarketRecord> out;
    private int index;
    private boolean skewed;
    private long skewedStamp;

    private long clockOffsetMicros;
    private long rejected;
    private long skewedStamps;
    private long ignored;
    private long leftOutLevels;
    private long roundedSizes;

    FrameOutput(
            String tapeId,
            SortedMap<String, InstrumentFeed> feedOfSymbol,
            NormalizerConfig config) {
        this.tapeId = tapeId;
        this.maxSkewMicros = config.maxStampSkewMillis() * MICROS_PER_MILLI;
        SortedMap<String, InstrumentFeed> known = new TreeMap<>();
        config.ignoredSymbols().forEach(symbol -> known.put(symbol, null));
        known.putAll(feedOfSymbol);
        this.symbols = new SymbolTable(known.keySet().stream().toList());
        this.feeds = known.values().toArray(InstrumentFeed[]::new);
    }

    /** Begins a line. */
    void begin(TapeLine newLine, Consumer<MarketRecord> newOut) {
        line = newLine;
        out = newOut;
        index = 0;
        skewed = false;
    }

    /** The feed of the symbol in these bytes; null if the line was ignored or rejected for it. */
    public InstrumentFeed feedOf(byte[] bytes, int from, int to) {
        int place = symbols.find(bytes, from, to);
        if (place < 0) {
            String symbol = new String(bytes, from, to - from, StandardCharsets.UTF_8);
            reject(Reason.UNKNOWN_SYMBOL, "", "symbol '" + symbol + "' is not one of the tape's");
            return null;
        }
        if (feeds[place] == null) {
            ignore();
        }
        return feeds[place];
    }

    /** The feed of a message without symbol; null if it was rejected as the tape has several. */
    public InstrumentFeed onlyFeed() {
        if (feeds.length != 1) {
            reject(
                    Reason.UNKNOWN_SYMBOL,
                    "",
                    "no symbol in the message, and the tape has " + feeds.length);
            return null;
        }
        if (feeds[0] == null) {
            ignore();
        }
        return feeds[0];
    }

    /** Place in the total order of the next record. */
    public Arrival arrival() {
        return Arrival.ofLine(line.ingestTimeMicros, tapeId, line.number, index);
    }

    /**
     * Event time of the next record from a venue stamp in milliseconds or microseconds: {@link
     * MarketRecord#NO_TIME} if it is too far from ingest time; then a {@link Rejected} follows the
     * record.
     */
    public long eventTimeMicros(long stamp) {
        if (stamp >= 0) {
            long micros = stamp < FIRST_MICROS ? stamp * MICROS_PER_MILLI : stamp;
            long venueTimeMicros = line.ingestTimeMicros - clockOffsetMicros;
            if (Math.abs(micros - venueTimeMicros) <= maxSkewMicros) {
                return micros;
            }
        }
        skewed = true;
        skewedStamp = stamp;
        return MarketRecord.NO_TIME;
    }

    /** Puts out a record, after its instrument's definition if that was not out yet. */
    public void emit(InstrumentFeed feed, MarketRecord record) {
        if (!feed.defined()) {
            feed.setDefined();
            out.accept(new InstrumentDefinition(record.arrival(), feed.terms()));
        }
        out.accept(record);
        index++;
        if (record instanceof BookDiff) {
            feed.bookComesFrom(line.connection);
        }
        if (skewed) {
            skewed = false;
            skewedStamps++;
            String detail =
                    "venue stamp "
                            + skewedStamp
                            + " is more than "
                            + maxSkewMicros / MICROS_PER_MILLI
                            + " ms from ingest time less clock offset, "
                            + (line.ingestTimeMicros - clockOffsetMicros)
                            + " us";
            reject(Reason.STAMP_OUT_OF_RANGE, feed.id(), detail);
        }
    }

    /** Puts out terms that measure prices or sizes anew. */
    void emitDefinition(Instrument terms) {
        out.accept(new InstrumentDefinition(arrival(), terms));
        index++;
    }

    /** Rejects the line; the instrument is empty where it is not known. */
    public void reject(Reason reason, String instrument, String detail) {
        if (reason != Reason.STAMP_OUT_OF_RANGE) {
            rejected++;
        }
        out.accept(new Rejected(arrival(), instrument, reason, detail, line.payload()));
        index++;
    }

    /** Counts a line that says nothing of use. */
    public void ignore() {
        ignored++;
    }

    /** Counts levels of old orders that are off the grid, by what was done about them. */
    public void countOldOrders(long leftOut, long rounded) {
        leftOutLevels += leftOut;
        roundedSizes += rounded;
    }

    void setClockOffsetMicros(long micros) {
        clockOffsetMicros = micros;
    }

    long rejected() {
        return rejected;
    }

    long skewedStamps() {
        return skewedStamps;
    }

    long ignored() {
        return ignored;
    }

    long leftOutLevels() {
        return leftOutLevels;
    }

    long roundedSizes() {
        return roundedSizes;
    }

    void write(DataOutput state) throws IOException {
        state.writeLong(clockOffsetMicros);
        state.writeLong(rejected);
        state.writeLong(skewedStamps);
        state.writeLong(ignored);
        state.writeLong(leftOutLevels);
        state.writeLong(roundedSizes);
    }

    void read(DataInput state) throws IOException {
        clockOffsetMicros = state.readLong();
        rejected = state.readLong();
        skewedStamps = state.readLong();
        ignored = state.readLong();
        leftOutLevels = state.readLong();
        roundedSizes = state.readLong();
    }
}
