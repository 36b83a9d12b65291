package io.tapeflow.connectors.exchange.binance;

import io.tapeflow.connectors.exchange.DecimalGrid;
import io.tapeflow.connectors.exchange.FrameOutput;
import io.tapeflow.connectors.exchange.InstrumentFeed;
import io.tapeflow.core.market.Levels;
import io.tapeflow.core.market.Rejected.Reason;
import java.nio.charset.StandardCharsets;

/** Reads the decimals of a message as ticks and lots; the first that isn't any rejects it whole. */
final class GridReader {

    /** A price in ticks, or a negative number if the message was rejected. */
    long price(
            BinanceMessage message, int field, InstrumentFeed feed, boolean zero, FrameOutput out) {
        int from = message.from[field];
        int to = message.to[field];
        long ticks = feed.priceGrid().multiple(message.bytes, from, to);
        if (ticks > 0 || ticks == 0 && zero) {
            return ticks;
        }
        return rejectPrice(ticks, message, from, to, field, -1, feed, out);
    }

    /** A size in lots, or a negative number if the message was rejected. */
    long size(
            BinanceMessage message, int field, InstrumentFeed feed, boolean zero, FrameOutput out) {
        int from = message.from[field];
        int to = message.to[field];
        long lots = feed.sizeGrid().multiple(message.bytes, from, to);
        if (lots > 0 || lots == 0 && zero) {
            return lots;
        }
        return rejectSize(lots, message, from, to, field, -1, feed, out);
    }

    /** One side's levels, or null if the message was rejected. */
    Levels levels(BinanceMessage message, int field, InstrumentFeed feed, FrameOutput out) {
        BinanceMessage.LevelSlices slices = message.levels[(int) message.number[field]];
        if (slices.count == 0) {
            return Levels.NONE;
        }
        byte[] bytes = message.bytes;
        int[] places = slices.places;
        DecimalGrid priceGrid = feed.priceGrid();
        DecimalGrid sizeGrid = feed.sizeGrid();
        long[] prices = new long[slices.count];
        long[] sizes = new long[slices.count];
        for (int i = 0, at = 0; i < slices.count; i++, at += 4) {
            prices[i] = priceGrid.multiple(bytes, places[at], places[at + 1]);
            if (prices[i] <= 0) {
                rejectPrice(prices[i], message, places[at], places[at + 1], field, i, feed, out);
                return null;
            }
            sizes[i] = sizeGrid.multiple(bytes, places[at + 2], places[at + 3]);
            if (sizes[i] < 0) {
                rejectSize(sizes[i], message, places[at + 2], places[at + 3], field, i, feed, out);
                return null;
            }
        }
        return new Levels(prices, sizes);
    }

    private static long rejectPrice(
            long answer,
            BinanceMessage message,
            int from,
            int to,
            int field,
            int level,
            InstrumentFeed feed,
            FrameOutput out) {
        String what = "price " + value(message, from, to, field, level);
        return reject(answer, what, Reason.PRICE_OFF_GRID, feed.priceGrid(), feed, out);
    }

    private static long rejectSize(
            long answer,
            BinanceMessage message,
            int from,
            int to,
            int field,
            int level,
            InstrumentFeed feed,
            FrameOutput out) {
        String what = "size " + value(message, from, to, field, level);
        return reject(answer, what, Reason.SIZE_OFF_GRID, feed.sizeGrid(), feed, out);
    }

    private static String value(BinanceMessage message, int from, int to, int field, int level) {
        String text = new String(message.bytes, from, to - from, StandardCharsets.UTF_8);
        String place = level < 0 ? "" : "[" + level + "]";
        return "'" + text + "' in field " + BinanceMessage.name(field) + place;
    }

    private static long reject(
            long answer,
            String what,
            Reason offGrid,
            DecimalGrid grid,
            InstrumentFeed feed,
            FrameOutput out) {
        if (answer == DecimalGrid.OFF_GRID) {
            out.reject(
                    offGrid,
                    feed.id(),
                    what + " is not a multiple of " + grid.increment().toPlainString());
        } else if (answer == DecimalGrid.MALFORMED) {
            out.reject(Reason.MALFORMED_MESSAGE, feed.id(), what + " is not a decimal");
        } else {
            String how = answer == 0 ? " is zero" : " is negative or too large";
            out.reject(Reason.OUT_OF_RANGE, feed.id(), what + how);
        }
        return -1;
    }
}
