package io.tapeflow.connectors.exchange.binance;

import static io.tapeflow.connectors.exchange.binance.BinanceConstants.DEPTH_PATH;
import static io.tapeflow.connectors.exchange.binance.BinanceConstants.EXCHANGE_INFO_PATH;

import io.tapeflow.connectors.exchange.DecimalGrid;
import io.tapeflow.connectors.exchange.FrameOutput;
import io.tapeflow.connectors.exchange.InstrumentFeed;
import io.tapeflow.connectors.exchange.VenueParser;
import io.tapeflow.connectors.tape.TapeLine;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.Venue;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Frames and answers of Binance spot and USD-M. Takes combined-stream frames, bare payloads, depth
 * answers (also as a frame without stream, as collectors of captures write them in line: then it is
 * of the tape's only symbol), and exchangeInfo answers.
 */
public final class BinanceParser implements VenueParser {
    /** How a combined stream's frame begins: most lines, known at a glance not to be snapshots. */
    private static final byte[] COMBINED = "{\"stream\"".getBytes(StandardCharsets.US_ASCII);

    private final Venue venue;
    private final BinanceMessage message = new BinanceMessage();
    private final BinanceScanner scanner = new BinanceScanner();
    private final BinanceJson json = new BinanceJson();
    private final BinanceRecords records;

    public BinanceParser(Venue venue) {
        this.venue = venue;
        this.records = new BinanceRecords(venue);
    }

    @Override
    public void parse(TapeLine line, FrameOutput out) {
        if (line.type == TapeLine.Type.REST) {
            parseAnswer(line, out);
        } else if (read(line, out)) {
            parseFrame(line, out);
        }
    }

    private boolean read(TapeLine line, FrameOutput out) {
        if (scanner.read(line.bytes, line.offset, line.length, message)
                || json.read(line.bytes, line.offset, line.length, message)) {
            return true;
        }
        out.reject(json.reason(), "", json.problem());
        return false;
    }

    private void parseFrame(TapeLine line, FrameOutput out) {
        if (!message.has(BinanceMessage.SNAPSHOT_ID)) {
            records.emitEvent(message, out);
        } else if (message.has(BinanceMessage.STREAM)) {
            // The best levels again and again: the diffs already say it.
            out.ignore();
        } else {
            InstrumentFeed feed = out.onlyFeed();
            if (feed != null) {
                records.emitSnapshot(message, feed, out);
            }
        }
    }

    private void parseAnswer(TapeLine line, FrameOutput out) {
        if (!BinanceAddress.path(line.connection).endsWith(DEPTH_PATH)) {
            out.ignore();
            return;
        }
        if (!read(line, out)) {
            return;
        }
        InstrumentFeed feed = feedOfQuery(line, out);
        if (feed != null) {
            records.emitSnapshot(message, feed, out);
        }
    }

    private static InstrumentFeed feedOfQuery(TapeLine line, FrameOutput out) {
        Optional<String> symbol = BinanceAddress.symbolOfQuery(line.connection);
        if (symbol.isEmpty()) {
            return out.onlyFeed();
        }
        byte[] name = symbol.get().getBytes(StandardCharsets.UTF_8);
        return out.feedOf(name, 0, name.length);
    }

    @Override
    public boolean holdsTerms(TapeLine line) {
        return line.type == TapeLine.Type.REST
                && BinanceAddress.path(line.connection).endsWith(EXCHANGE_INFO_PATH);
    }

    @Override
    public List<Instrument> terms(TapeLine line, Predicate<String> wanted) throws IOException {
        return BinanceExchangeInfo.terms(venue, line.bytes, line.offset, line.length, wanted);
    }

    @Override
    public Optional<SnapshotDecimals> snapshotDecimals(TapeLine line) {
        boolean answer =
                line.type == TapeLine.Type.REST
                        && BinanceAddress.path(line.connection).endsWith(DEPTH_PATH);
        if (!answer && (line.type != TapeLine.Type.FRAME || startsWith(line, COMBINED))) {
            return Optional.empty();
        }
        boolean readable = json.read(line.bytes, line.offset, line.length, message);
        if (!readable
                || message.has(BinanceMessage.STREAM)
                || !message.has(BinanceMessage.SNAPSHOT_ID)
                || !message.has(BinanceMessage.BIDS, BinanceMessage.LEVELS)
                || !message.has(BinanceMessage.ASKS, BinanceMessage.LEVELS)) {
            return Optional.empty();
        }
        String symbol = answer ? BinanceAddress.symbolOfQuery(line.connection).orElse("") : "";
        try {
            return Optional.of(decimals(symbol));
        } catch (NumberFormatException e) {
            // Whoever makes records of it will reject it and say why.
            return Optional.empty();
        }
    }

    private static boolean startsWith(TapeLine line, byte[] prefix) {
        int to = line.offset + Math.min(line.length, prefix.length);
        return Arrays.equals(line.bytes, line.offset, to, prefix, 0, prefix.length);
    }

    private SnapshotDecimals decimals(String symbol) {
        List<BigDecimal> prices = new ArrayList<>();
        List<BigDecimal> sizes = new ArrayList<>();
        for (int field : new int[] {BinanceMessage.BIDS, BinanceMessage.ASKS}) {
            BinanceMessage.LevelSlices side = message.levels[(int) message.number[field]];
            for (int at = 0; at < 4 * side.count; at += 4) {
                prices.add(decimal(side.places[at], side.places[at + 1]));
                sizes.add(decimal(side.places[at + 2], side.places[at + 3]));
            }
        }
        return new SnapshotDecimals(symbol, prices, sizes);
    }

    private BigDecimal decimal(int from, int to) {
        return DecimalGrid.decimal(
                new String(message.bytes, from, to - from, StandardCharsets.US_ASCII));
    }
}
