package io.tapeflow.connectors.exchange.binance;

import io.tapeflow.connectors.exchange.DecimalGrid;
import io.tapeflow.connectors.exchange.FrameOutput;
import io.tapeflow.connectors.exchange.InstrumentFeed;
import io.tapeflow.core.market.Levels;
import io.tapeflow.core.market.Rejected.Reason;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the decimals of a message as ticks and lots; the first that isn't any rejects it whole.
 *
 * <p>Except orders from before a change of tick or lot size: venues leave them in the book, at
 * prices and sizes that the present grid doesn't have, far from the market. A level off the grid
 * that is more than a tenth from the last known price is left out if its price is off, and has its
 * size rounded up to whole lots if that is; both are counted. Rejecting the message would make the
 * book stale for ever, as the next snapshot has the same orders.
 */
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
        int kept = 0;
        int rounded = 0;
        for (int i = 0, at = 0; i < slices.count; i++, at += 4) {
            long price = priceGrid.multiple(bytes, places[at], places[at + 1]);
            long size = sizeGrid.multiple(bytes, places[at + 2], places[at + 3]);
            if (price <= 0 || size < 0) {
                if (!isOldOrder(price, size, message, at, places, feed)) {
                    rejectLevel(price, size, message, at, places, field, feed, out);
                    return null;
                }
                if (price < 0) {
                    continue;
                }
                size = sizeGrid.roundedUp(text(message, places[at + 2], places[at + 3]));
                rounded++;
            }
            prices[kept] = price;
            sizes[kept++] = size;
        }
        out.countOldOrders(slices.count - kept, rounded);
        return kept == slices.count
                ? new Levels(prices, sizes)
                : new Levels(Arrays.copyOf(prices, kept), Arrays.copyOf(sizes, kept));
    }

    /** The first price of a side in ticks, or a number not above zero. */
    long firstPrice(BinanceMessage message, int field, InstrumentFeed feed) {
        BinanceMessage.LevelSlices slices = message.levels[(int) message.number[field]];
        return slices.count == 0
                ? 0
                : feed.priceGrid().multiple(message.bytes, slices.places[0], slices.places[1]);
    }

    private static boolean isOldOrder(
            long price,
            long size,
            BinanceMessage message,
            int at,
            int[] places,
            InstrumentFeed feed) {
        boolean priceKnown = price > 0 || price == DecimalGrid.OFF_GRID;
        boolean sizeKnown = size >= 0 || size == DecimalGrid.OFF_GRID;
        return priceKnown
                && sizeKnown
                && feed.isFar(new BigDecimal(text(message, places[at], places[at + 1])));
    }

    private static void rejectLevel(
            long price,
            long size,
            BinanceMessage message,
            int at,
            int[] places,
            int field,
            InstrumentFeed feed,
            FrameOutput out) {
        int level = at / 4;
        if (price <= 0) {
            rejectPrice(price, message, places[at], places[at + 1], field, level, feed, out);
        } else {
            rejectSize(size, message, places[at + 2], places[at + 3], field, level, feed, out);
        }
    }

    private static String text(BinanceMessage message, int from, int to) {
        return new String(message.bytes, from, to - from, StandardCharsets.UTF_8);
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
        String text = text(message, from, to);
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
