package io.tapeflow.core.book;

import io.tapeflow.core.market.Levels;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * One side of a book: levels in parallel arrays, the best at the end, so that the frequent changes
 * near the touch move few elements.
 *
 * <p>A price is kept as a key that grows towards the touch (bids: the price, asks: its negative);
 * both sides then run through the same code, and a mirrored book behaves alike to the last bit.
 */
final class BookSide {
    private static final int INITIAL_CAPACITY = 64;

    /** Levels searched one by one from the touch before bisection takes over. */
    private static final int LINEAR_REACH = 8;

    private final int sign;
    private long[] keys = new long[INITIAL_CAPACITY];
    private long[] sizes = new long[INITIAL_CAPACITY];
    private int count;

    /**
     * @param sign +1 for bids (highest price is best), -1 for asks
     */
    BookSide(int sign) {
        this.sign = sign;
    }

    int count() {
        return count;
    }

    /** Price of the level at this rank, 0 = best; the rank must be below {@link #count()}. */
    long priceTicks(int rank) {
        return sign * keys[count - 1 - rank];
    }

    /** Size of the level at this rank, 0 = best; the rank must be below {@link #count()}. */
    long sizeLots(int rank) {
        return sizes[count - 1 - rank];
    }

    /** Sum of the sizes of the best {@code depth} levels, or of all where there are fewer. */
    long depthLots(int depth) {
        long sum = 0;
        for (int i = count - 1, end = Math.max(0, count - depth); i >= end; i--) {
            sum += sizes[i];
        }
        return sum;
    }

    void clear() {
        count = 0;
    }

    /** Sets the absolute size at a price; 0 deletes, and deleting an unknown level does nothing. */
    void set(long priceTicks, long sizeLots) {
        long key = sign * priceTicks;
        int end = insertionPoint(key);
        boolean known = end > 0 && keys[end - 1] == key;
        if (sizeLots != 0) {
            if (known) {
                sizes[end - 1] = sizeLots;
            } else {
                insert(end, key, sizeLots);
            }
        } else if (known) {
            int above = count - end;
            System.arraycopy(keys, end, keys, end - 1, above);
            System.arraycopy(sizes, end, sizes, end - 1, above);
            count--;
        }
    }

    /** Sets all of these levels in their order. */
    void apply(Levels levels) {
        long[] prices = levels.priceTicks();
        long[] lots = levels.sizeLots();
        for (int i = 0; i < prices.length; i++) {
            set(prices[i], lots[i]);
        }
    }

    /** Replaces all levels; from the last to the first, because venues send the best first. */
    void load(Levels levels) {
        clear();
        long[] prices = levels.priceTicks();
        long[] lots = levels.sizeLots();
        for (int i = prices.length - 1; i >= 0; i--) {
            set(prices[i], lots[i]);
        }
    }

    /** The best levels, best first, at most {@code depth}. */
    Levels top(int depth) {
        int size = Math.min(depth, count);
        long[] prices = new long[size];
        long[] lots = new long[size];
        for (int rank = 0; rank < size; rank++) {
            prices[rank] = priceTicks(rank);
            lots[rank] = sizeLots(rank);
        }
        return new Levels(prices, lots);
    }

    /** Number of keys that are not greater than this one. */
    private int insertionPoint(long key) {
        int high = count;
        int reach = Math.max(0, count - LINEAR_REACH);
        while (high > reach && keys[high - 1] > key) {
            high--;
        }
        if (high > reach || high == 0) {
            return high;
        }
        int low = 0;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (keys[middle] > key) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private void insert(int at, long key, long sizeLots) {
        if (count == keys.length) {
            keys = Arrays.copyOf(keys, 2 * count);
            sizes = Arrays.copyOf(sizes, 2 * count);
        }
        System.arraycopy(keys, at, keys, at + 1, count - at);
        System.arraycopy(sizes, at, sizes, at + 1, count - at);
        keys[at] = key;
        sizes[at] = sizeLots;
        count++;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(count);
        for (int i = 0; i < count; i++) {
            out.writeLong(keys[i]);
            out.writeLong(sizes[i]);
        }
    }

    void read(DataInput in) throws IOException {
        count = in.readInt();
        if (count > keys.length) {
            int capacity = Integer.highestOneBit(count - 1) << 1;
            keys = new long[capacity];
            sizes = new long[capacity];
        }
        for (int i = 0; i < count; i++) {
            keys[i] = in.readLong();
            sizes[i] = in.readLong();
        }
    }
}
