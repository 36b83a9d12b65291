package io.tapeflow.connectors.exchange;

import io.tapeflow.connectors.exchange.binance.BinanceParser;
import io.tapeflow.connectors.tape.TapeLine;
import io.tapeflow.core.market.FeedReset;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.MarketRecord;
import io.tapeflow.core.market.Rejected.Reason;
import io.tapeflow.core.market.Venue;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Makes market records of one tape's lines, in order. Its state is part of the split's: after
 * {@link #read} it goes on as if it had seen all lines before.
 *
 * <p>The definition of an instrument comes before its first record, with that record's arrival, and
 * again when an answer of the venue further down the tape changes tick or lot size. Unusable
 * payloads become {@link io.tapeflow.core.market.Rejected}; nothing that a tape can hold makes
 * {@link #normalize} throw.
 */
public final class FrameNormalizer {
    private static final int STATE_VERSION = 1;

    /** A year. */
    private static final long MAX_CLOCK_OFFSET_MILLIS = 366L * 86_400_000;

    private final VenueParser parser;
    private final String tapeId;
    private final SortedMap<String, InstrumentFeed> feeds = new TreeMap<>();
    private final FrameOutput output;

    /**
     * @param tapeId what the records' arrivals carry
     * @param symbols the tape's symbols, upper case
     * @param terms terms of all of them, as {@link InstrumentResolver} finds them; others are not
     *     looked at
     */
    public FrameNormalizer(
            Venue venue,
            String tapeId,
            Collection<String> symbols,
            Collection<Instrument> terms,
            NormalizerConfig config) {
        this.parser = parserOf(venue);
        this.tapeId = tapeId;
        for (Instrument instrument : terms) {
            if (instrument.venue() == venue && symbols.contains(instrument.symbol())) {
                feeds.put(
                        instrument.symbol(), new InstrumentFeed(instrument, config.tradeStream()));
            }
        }
        for (String symbol : symbols) {
            if (!feeds.containsKey(symbol)) {
                throw new IllegalArgumentException(
                        "no terms for " + venue.instrumentId(symbol) + " of tape " + tapeId);
            }
        }
        this.output = new FrameOutput(tapeId, feeds, config);
    }

    static VenueParser parserOf(Venue venue) {
        return switch (venue) {
            case BINANCE_SPOT, BINANCE_USDM -> new BinanceParser(venue);
        };
    }

    /** Hands on the records of one line: none, one, or a few. */
    public void normalize(TapeLine line, Consumer<MarketRecord> out) {
        output.begin(line, out);
        switch (line.type) {
            case FRAME -> parser.parse(line, output);
            case REST -> onAnswer(line);
            case OPEN, CLOSE -> resetBooks(line.connection);
            case CLOCK_OFFSET -> onClockOffset(line);
            // Frames lost to an overflow show as a gap of ids; the reader makes the end.
            case OVERFLOW, CONTROL, END, OTHER -> {}
        }
    }

    private void onAnswer(TapeLine line) {
        if (!parser.holdsTerms(line)) {
            parser.parse(line, output);
            return;
        }
        Collection<Instrument> answered;
        try {
            answered = parser.terms(line, feeds::containsKey);
        } catch (IOException e) {
            output.reject(Reason.MALFORMED_MESSAGE, "", e.getMessage());
            return;
        }
        SortedMap<String, Instrument> inOrder = new TreeMap<>();
        answered.forEach(terms -> inOrder.put(terms.symbol(), terms));
        inOrder.values().forEach(this::changeTerms);
    }

    private void changeTerms(Instrument terms) {
        InstrumentFeed feed = feeds.get(terms.symbol());
        boolean fileDecides = feed.terms().origin() == Instrument.Origin.FILE;
        if (fileDecides || !feed.isMeasuredOtherwiseBy(terms)) {
            return;
        }
        feed.setTerms(terms);
        if (feed.defined()) {
            output.emitDefinition(terms);
        }
    }

    private void resetBooks(String connection) {
        for (InstrumentFeed feed : feeds.values()) {
            if (feed.resetBook(connection)) {
                output.emit(feed, new FeedReset(feed.id(), output.arrival(), connection));
            }
        }
    }

    private void onClockOffset(TapeLine line) {
        try {
            long micros = Long.parseLong(line.payload().strip());
            if (Math.abs(micros / 1000) > MAX_CLOCK_OFFSET_MILLIS) {
                throw new NumberFormatException("no clock is that wrong");
            }
            output.setClockOffsetMicros(micros);
        } catch (NumberFormatException e) {
            output.reject(
                    Reason.MALFORMED_MESSAGE,
                    "",
                    "clock offset '"
                            + line.payload()
                            + "' is not a number of microseconds within a year");
        }
    }

    /** Lines so far that were not usable. */
    public long rejected() {
        return output.rejected();
    }

    /** Records so far that lost a venue stamp too far from ingest time. */
    public long skewedStamps() {
        return output.skewedStamps();
    }

    /** Messages so far that are known and not used, or of ignored symbols. */
    public long ignored() {
        return output.ignored();
    }

    /**
     * Book levels so far left out because they are off the tick grid, of orders from before a
     * change of tick size, far from the market.
     */
    public long leftOutLevels() {
        return output.leftOutLevels();
    }

    /** Sizes so far of such levels, off the lot grid, that were rounded up to whole lots. */
    public long roundedSizes() {
        return output.roundedSizes();
    }

    /** The instruments' terms as they hold now, by symbol. */
    public Collection<Instrument> instruments() {
        return feeds.values().stream().map(InstrumentFeed::terms).toList();
    }

    /** Saves the state. */
    public void write(DataOutput state) throws IOException {
        state.writeInt(STATE_VERSION);
        output.write(state);
        state.writeInt(feeds.size());
        for (InstrumentFeed feed : feeds.values()) {
            state.writeUTF(feed.terms().symbol());
            feed.write(state);
        }
    }

    /** Takes over a saved state of the same tape. */
    public void read(DataInput state) throws IOException {
        int version = state.readInt();
        if (version != STATE_VERSION) {
            throw new IOException(
                    "state of tape " + tapeId + " has version " + version + ", which is unknown");
        }
        output.read(state);
        int count = state.readInt();
        for (int i = 0; i < count; i++) {
            String symbol = state.readUTF();
            InstrumentFeed feed = feeds.get(symbol);
            if (feed == null || count != feeds.size()) {
                throw new IOException(
                        "state of tape "
                                + tapeId
                                + " is of other symbols: it has "
                                + symbol
                                + " among "
                                + count
                                + ", the tape "
                                + feeds.keySet());
            }
            feed.read(state);
        }
    }
}
