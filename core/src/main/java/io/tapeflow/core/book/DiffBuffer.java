package io.tapeflow.core.book;

import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.BookDiff;
import io.tapeflow.core.market.Levels;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;

/**
 * Diffs kept until a snapshot comes: at most {@value #MAX_DIFFS}, or {@value #MAX_BYTES} bytes as
 * written; the oldest make room for new ones and are counted.
 */
final class DiffBuffer {
    static final int MAX_DIFFS = 1024;
    static final long MAX_BYTES = 1L << 20;

    /** Upper estimate of what a diff takes besides its levels. */
    private static final int HEADER_BYTES = 128;

    private static final int LEVEL_BYTES = 16;

    private final ArrayDeque<BookDiff> diffs = new ArrayDeque<>();
    private long bytes;
    private long dropped;

    /** Adds a diff and tells whether older ones had to go. */
    boolean add(BookDiff diff) {
        long droppedBefore = dropped;
        diffs.addLast(diff);
        bytes += bytesOf(diff);
        while (diffs.size() > MAX_DIFFS || bytes > MAX_BYTES && diffs.size() > 1) {
            poll();
            dropped++;
        }
        return dropped > droppedBefore;
    }

    /** The oldest diff, or null. */
    BookDiff peek() {
        return diffs.peekFirst();
    }

    /** Removes and returns the oldest diff, or null. */
    BookDiff poll() {
        BookDiff diff = diffs.pollFirst();
        if (diff != null) {
            bytes -= bytesOf(diff);
        }
        return diff;
    }

    boolean isEmpty() {
        return diffs.isEmpty();
    }

    int size() {
        return diffs.size();
    }

    /** How many diffs were dropped since the beginning to make room. */
    long dropped() {
        return dropped;
    }

    void clear() {
        diffs.clear();
        bytes = 0;
    }

    private static long bytesOf(BookDiff diff) {
        return HEADER_BYTES + (long) LEVEL_BYTES * (diff.bids().count() + diff.asks().count());
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(dropped);
        out.writeInt(diffs.size());
        for (BookDiff diff : diffs) {
            out.writeUTF(diff.instrument());
            out.writeLong(diff.arrival().ingestTimeMicros());
            out.writeUTF(diff.arrival().tapeId());
            out.writeLong(diff.arrival().arrivalNumber());
            out.writeLong(diff.eventTimeMicros());
            out.writeLong(diff.firstUpdateId());
            out.writeLong(diff.lastUpdateId());
            out.writeLong(diff.previousUpdateId());
            write(diff.bids(), out);
            write(diff.asks(), out);
        }
    }

    void read(DataInput in) throws IOException {
        clear();
        dropped = in.readLong();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            String instrument = in.readUTF();
            Arrival arrival = new Arrival(in.readLong(), in.readUTF(), in.readLong());
            BookDiff diff =
                    new BookDiff(
                            instrument,
                            arrival,
                            in.readLong(),
                            in.readLong(),
                            in.readLong(),
                            in.readLong(),
                            readLevels(in),
                            readLevels(in));
            diffs.addLast(diff);
            bytes += bytesOf(diff);
        }
    }

    private static void write(Levels levels, DataOutput out) throws IOException {
        out.writeInt(levels.count());
        for (int i = 0; i < levels.count(); i++) {
            out.writeLong(levels.priceTicks()[i]);
            out.writeLong(levels.sizeLots()[i]);
        }
    }

    private static Levels readLevels(DataInput in) throws IOException {
        int count = in.readInt();
        long[] prices = new long[count];
        long[] lots = new long[count];
        for (int i = 0; i < count; i++) {
            prices[i] = in.readLong();
            lots[i] = in.readLong();
        }
        return new Levels(prices, lots);
    }
}
