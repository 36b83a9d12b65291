package io.tapeflow.core.book;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The touch at the last {@link BboCrossCheck#REMEMBERED} update ids, which only grow. */
final class TouchHistory {
    private static final int FIELDS = 5;
    private static final int CAPACITY = BboCrossCheck.REMEMBERED;

    /** id, bid price, bid size, ask price, ask size; the oldest at {@code next} once full. */
    private final long[] ring = new long[CAPACITY * FIELDS];

    private int next;
    private int count;

    /** Remembers a touch; an id that is not newer than the last one is refused. */
    boolean add(long id, long bidPrice, long bidSize, long askPrice, long askSize) {
        if (count > 0 && id <= ring[at(0)]) {
            return false;
        }
        int at = next * FIELDS;
        ring[at] = id;
        ring[at + 1] = bidPrice;
        ring[at + 2] = bidSize;
        ring[at + 3] = askPrice;
        ring[at + 4] = askSize;
        next = (next + 1) % CAPACITY;
        count = Math.min(count + 1, CAPACITY);
        return true;
    }

    /** Place of an id, or -1. Searched from the newest, near which it is if it is there at all. */
    int find(long id) {
        for (int age = 0; age < count; age++) {
            int at = at(age);
            if (ring[at] <= id) {
                return ring[at] == id ? at : -1;
            }
        }
        return -1;
    }

    boolean equalsAt(int at, long bidPrice, long bidSize, long askPrice, long askSize) {
        return ring[at + 1] == bidPrice
                && ring[at + 2] == bidSize
                && ring[at + 3] == askPrice
                && ring[at + 4] == askSize;
    }

    void clear() {
        next = 0;
        count = 0;
    }

    private int at(int age) {
        return Math.floorMod(next - 1 - age, CAPACITY) * FIELDS;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(count);
        for (int age = count - 1; age >= 0; age--) {
            int at = at(age);
            for (int field = 0; field < FIELDS; field++) {
                out.writeLong(ring[at + field]);
            }
        }
    }

    void read(DataInput in) throws IOException {
        clear();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            add(in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong());
        }
    }
}
