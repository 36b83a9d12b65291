package io.tapeflow.connectors.exchange.binance;

import static io.tapeflow.connectors.exchange.binance.BinanceMessage.ASKS;
import static io.tapeflow.connectors.exchange.binance.BinanceMessage.BIDS;
import static io.tapeflow.connectors.exchange.binance.BinanceMessage.BOOLEAN;
import static io.tapeflow.connectors.exchange.binance.BinanceMessage.INTEGER;
import static io.tapeflow.connectors.exchange.binance.BinanceMessage.LEVELS;
import static io.tapeflow.connectors.exchange.binance.BinanceMessage.PREVIOUS_ID;
import static io.tapeflow.connectors.exchange.binance.BinanceMessage.SNAPSHOT_ID;
import static io.tapeflow.connectors.exchange.binance.BinanceMessage.STREAM;
import static io.tapeflow.connectors.exchange.binance.BinanceMessage.TEXT;

import io.tapeflow.connectors.exchange.FrameOutput;
import io.tapeflow.connectors.exchange.InstrumentFeed;
import io.tapeflow.connectors.exchange.NormalizerConfig.TradeStream;
import io.tapeflow.core.market.BboUpdate;
import io.tapeflow.core.market.BookDiff;
import io.tapeflow.core.market.BookSnapshot;
import io.tapeflow.core.market.Levels;
import io.tapeflow.core.market.MarketRecord;
import io.tapeflow.core.market.Rejected.Reason;
import io.tapeflow.core.market.Side;
import io.tapeflow.core.market.Trade;
import io.tapeflow.core.market.Venue;
import java.nio.charset.StandardCharsets;

/** Makes records of the fields of a message, or says why it can't. */
final class BinanceRecords {
    private static final byte[] DEPTH_UPDATE = ascii(BinanceConstants.DEPTH_UPDATE);
    private static final byte[] TRADE = ascii(BinanceConstants.TRADE);
    private static final byte[] AGG_TRADE = ascii(BinanceConstants.AGG_TRADE);
    private static final byte[] BOOK_TICKER = ascii(BinanceConstants.BOOK_TICKER);
    private static final byte[] MARKET_PRINT = ascii(BinanceConstants.MARKET_PRINT);

    private final Venue venue;
    private final GridReader grids = new GridReader();

    BinanceRecords(Venue venue) {
        this.venue = venue;
    }

    private static byte[] ascii(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }

    /** Puts out the record of a stream's event. */
    void emitEvent(BinanceMessage message, FrameOutput out) {
        if (!message.has('e')) {
            emitNameless(message, out);
        } else if (!message.has('e', TEXT)) {
            out.reject(Reason.MALFORMED_MESSAGE, "", "field e is not a text");
        } else if (message.textIs('e', DEPTH_UPDATE)) {
            emitDiff(message, out);
        } else if (message.textIs('e', BOOK_TICKER)) {
            emitBbo(message, out);
        } else if (message.textIs('e', TRADE)) {
            emitTrade(message, TradeStream.TRADE, 't', out);
        } else if (message.textIs('e', AGG_TRADE)) {
            emitTrade(message, TradeStream.AGG_TRADE, 'a', out);
        } else if (BinanceConstants.UNUSED_EVENTS.contains(message.text('e'))) {
            out.ignore();
        } else {
            out.reject(Reason.MALFORMED_MESSAGE, "", "unknown event '" + message.text('e') + "'");
        }
    }

    /** Spot's book ticker, answers to commands and many-symbol streams have no event name. */
    private void emitNameless(BinanceMessage message, FrameOutput out) {
        if (message.has('b') && message.has('B') && message.has('a') && message.has('A')) {
            emitBbo(message, out);
        } else if (message.has(BinanceMessage.ERROR) || message.has(BinanceMessage.CODE)) {
            out.reject(Reason.MALFORMED_MESSAGE, "", "the venue answered with an error");
        } else if (message.has(BinanceMessage.RESULT) || isManySymbolStream(message)) {
            out.ignore();
        } else {
            out.reject(Reason.MALFORMED_MESSAGE, "", "not a message of " + venue.code());
        }
    }

    private static boolean isManySymbolStream(BinanceMessage message) {
        return message.has(STREAM, TEXT)
                && message.from[STREAM] < message.to[STREAM]
                && message.bytes[message.from[STREAM]] == '!';
    }

    private void emitDiff(BinanceMessage message, FrameOutput out) {
        if (isPartialDepth(message)) {
            out.ignore();
            return;
        }
        boolean chained = venue == Venue.BINANCE_USDM;
        if (lacks(message, 's', TEXT, out)
                || lacks(message, 'E', INTEGER, out)
                || lacks(message, 'U', INTEGER, out)
                || lacks(message, 'u', INTEGER, out)
                || chained && lacks(message, PREVIOUS_ID, INTEGER, out)
                || lacks(message, 'b', LEVELS, out)
                || lacks(message, 'a', LEVELS, out)) {
            return;
        }
        long first = message.number['U'];
        long last = message.number['u'];
        if (first < 0 || last < first || !chained && message.has(PREVIOUS_ID)) {
            String pu = message.has(PREVIOUS_ID) ? ", pu " + message.number[PREVIOUS_ID] : "";
            String ids = "update ids U " + first + ", u " + last + pu;
            out.reject(Reason.MALFORMED_MESSAGE, "", ids + " are not of " + venue.code());
            return;
        }
        InstrumentFeed feed = out.feedOf(message.bytes, message.from['s'], message.to['s']);
        if (feed == null) {
            return;
        }
        Levels bids = grids.levels(message, 'b', feed, out);
        Levels asks = bids == null ? null : grids.levels(message, 'a', feed, out);
        if (asks != null) {
            long previous = chained ? message.number[PREVIOUS_ID] : BookDiff.NO_ID;
            out.emit(
                    feed,
                    new BookDiff(
                            feed.id(),
                            out.arrival(),
                            eventTime(message, out),
                            first,
                            last,
                            previous,
                            bids,
                            asks));
        }
    }

    /** Streams like {@code btcusdt@depth20}: USD-M sends their full top as a depthUpdate. */
    private static boolean isPartialDepth(BinanceMessage message) {
        if (!message.has(STREAM, TEXT)) {
            return false;
        }
        int to = message.to[STREAM];
        int at = message.from[STREAM];
        while (at < to && message.bytes[at] != '@') {
            at++;
        }
        int digit = at + "@depth".length();
        return digit < to && message.bytes[digit] >= '0' && message.bytes[digit] <= '9';
    }

    private void emitTrade(BinanceMessage message, TradeStream kind, int idField, FrameOutput out) {
        if (lacks(message, 's', TEXT, out)
                || lacks(message, 'E', INTEGER, out)
                || lacks(message, 'T', INTEGER, out)
                || lacks(message, idField, INTEGER, out)
                || lacks(message, 'p', TEXT, out)
                || lacks(message, 'q', TEXT, out)
                || lacks(message, 'm', BOOLEAN, out)) {
            return;
        }
        InstrumentFeed feed = out.feedOf(message.bytes, message.from['s'], message.to['s']);
        if (feed == null) {
            return;
        }
        if (message.has('X', TEXT) && !message.textIs('X', MARKET_PRINT)) {
            out.ignore();
            return;
        }
        long price = grids.price(message, 'p', feed, false, out);
        long size = price < 0 ? price : grids.size(message, 'q', feed, false, out);
        if (size < 0) {
            return;
        }
        feed.seePrice(price);
        if (!feed.countsTrades(kind)) {
            out.ignore();
            return;
        }
        out.emit(
                feed,
                new Trade(
                        feed.id(),
                        out.arrival(),
                        eventTime(message, out),
                        message.number[idField],
                        message.number['m'] == 1 ? Side.SELL : Side.BUY,
                        price,
                        size));
    }

    private void emitBbo(BinanceMessage message, FrameOutput out) {
        if (lacks(message, 's', TEXT, out)
                || lacks(message, 'u', INTEGER, out)
                || lacks(message, 'b', TEXT, out)
                || lacks(message, 'B', TEXT, out)
                || lacks(message, 'a', TEXT, out)
                || lacks(message, 'A', TEXT, out)) {
            return;
        }
        InstrumentFeed feed = out.feedOf(message.bytes, message.from['s'], message.to['s']);
        if (feed == null) {
            return;
        }
        long bidSize = grids.size(message, 'B', feed, true, out);
        long askSize = bidSize < 0 ? bidSize : grids.size(message, 'A', feed, true, out);
        if (askSize < 0) {
            return;
        }
        // An empty side is sent as price 0 and size 0.
        long bid = grids.price(message, 'b', feed, bidSize == 0, out);
        long ask = bid < 0 ? bid : grids.price(message, 'a', feed, askSize == 0, out);
        if (ask >= 0) {
            feed.seePrice(bid);
            out.emit(
                    feed,
                    new BboUpdate(
                            feed.id(),
                            out.arrival(),
                            eventTime(message, out),
                            message.number['u'],
                            bid,
                            bidSize,
                            ask,
                            askSize));
        }
    }

    /** Puts out the book of a depth answer. */
    void emitSnapshot(BinanceMessage message, InstrumentFeed feed, FrameOutput out) {
        if (lacks(message, SNAPSHOT_ID, INTEGER, out)
                || lacks(message, BIDS, LEVELS, out)
                || lacks(message, ASKS, LEVELS, out)) {
            return;
        }
        feed.seePrice(grids.firstPrice(message, ASKS, feed));
        feed.seePrice(grids.firstPrice(message, BIDS, feed));
        Levels bids = grids.levels(message, BIDS, feed, out);
        Levels asks = bids == null ? null : grids.levels(message, ASKS, feed, out);
        if (asks != null) {
            out.emit(
                    feed,
                    new BookSnapshot(
                            feed.id(),
                            out.arrival(),
                            eventTime(message, out),
                            message.number[SNAPSHOT_ID],
                            bids,
                            asks));
        }
    }

    /** Matching-engine time T where given, else the sending time E, else none. */
    private static long eventTime(BinanceMessage message, FrameOutput out) {
        int field = message.has('T', INTEGER) ? 'T' : 'E';
        return message.has(field, INTEGER)
                ? out.eventTimeMicros(message.number[field])
                : MarketRecord.NO_TIME;
    }

    private static boolean lacks(BinanceMessage message, int field, byte type, FrameOutput out) {
        if (message.has(field, type)) {
            return false;
        }
        String name = BinanceMessage.name(field);
        String what =
                message.has(field) ? " is not " + BinanceMessage.typeName(type) : " is missing";
        out.reject(Reason.MALFORMED_MESSAGE, "", "field " + name + what);
        return true;
    }
}
