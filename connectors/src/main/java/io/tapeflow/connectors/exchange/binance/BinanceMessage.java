package io.tapeflow.connectors.exchange.binance;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The fields of one message, where its bytes hold them; reused for all messages. Binance gives its
 * one-letter fields other types in other messages, so each carries the type that it came with.
 */
final class BinanceMessage {
    /** Types of a field. */
    static final byte ABSENT = 0;

    static final byte TEXT = 1;
    static final byte INTEGER = 2;
    static final byte BOOLEAN = 3;
    static final byte LEVELS = 4;

    /** Present, and none of the types above. */
    static final byte OTHER = 5;

    /** Fields: a one-letter field is its letter, the longer ones used have a number below. */
    static final int STREAM = 1;

    static final int DATA = 2;
    static final int PREVIOUS_ID = 3;
    static final int SNAPSHOT_ID = 4;
    static final int BIDS = 5;
    static final int ASKS = 6;
    static final int RESULT = 7;
    static final int ERROR = 8;
    static final int CODE = 9;
    static final int MESSAGE = 10;
    static final int FIELDS = 128;

    /** Names of the fields above, from 1. */
    private static final String[] NAMES = {
        "stream", "data", "pu", "lastUpdateId", "bids", "asks", "result", "error", "code", "msg"
    };

    private static final byte[][] NAME_BYTES =
            Arrays.stream(NAMES)
                    .map(name -> name.getBytes(StandardCharsets.US_ASCII))
                    .toArray(byte[][]::new);

    /** What the places of texts and levels refer to. */
    byte[] bytes;

    final byte[] type = new byte[FIELDS];

    /** Value of an INTEGER; 0 or 1 of a BOOLEAN; index in {@link #levels} of LEVELS. */
    final long[] number = new long[FIELDS];

    /** Places of a TEXT, without its quotes. */
    final int[] from = new int[FIELDS];

    final int[] to = new int[FIELDS];

    /** Two sides at most. */
    final LevelSlices[] levels = {new LevelSlices(), new LevelSlices()};

    int sides;

    private final int[] present = new int[FIELDS];
    private int count;

    /** Forgets the message before. */
    void clear(byte[] newBytes) {
        while (count > 0) {
            type[present[--count]] = ABSENT;
        }
        sides = 0;
        bytes = newBytes;
    }

    /** The field of a name, or -1 if nothing uses it. */
    static int field(String name) {
        if (name.length() == 1) {
            char letter = name.charAt(0);
            return letter >= 'A' && letter <= 'z' ? letter : -1;
        }
        for (int field = 0; field < NAMES.length; field++) {
            if (NAMES[field].equals(name)) {
                return field + 1;
            }
        }
        return -1;
    }

    /** The field of a name of several letters, or -1 if nothing uses it. */
    static int field(byte[] bytes, int from, int to) {
        for (int field = 0; field < NAME_BYTES.length; field++) {
            byte[] name = NAME_BYTES[field];
            if (Arrays.equals(name, 0, name.length, bytes, from, to)) {
                return field + 1;
            }
        }
        return -1;
    }

    /** Whether a field can hold a side of a book. */
    static boolean isSide(int field) {
        return field == 'b' || field == 'a' || field == BIDS || field == ASKS;
    }

    /** The name of a field. */
    static String name(int field) {
        return field <= NAMES.length ? NAMES[field - 1] : String.valueOf((char) field);
    }

    /** A type in words. */
    static String typeName(byte type) {
        return switch (type) {
            case TEXT -> "a text";
            case INTEGER -> "an integer";
            case BOOLEAN -> "true or false";
            case LEVELS -> "a list of [price, size] texts";
            default -> throw new IllegalArgumentException("type " + type);
        };
    }

    void putText(int field, int start, int end) {
        put(field, TEXT);
        from[field] = start;
        to[field] = end;
    }

    void putInteger(int field, long value) {
        put(field, INTEGER);
        number[field] = value;
    }

    void putBoolean(int field, boolean value) {
        put(field, BOOLEAN);
        number[field] = value ? 1 : 0;
    }

    void putOther(int field) {
        put(field, OTHER);
    }

    /** Starts the next side's levels for this field. */
    LevelSlices putLevels(int field) {
        put(field, LEVELS);
        number[field] = sides;
        LevelSlices slices = levels[sides++];
        slices.count = 0;
        return slices;
    }

    private void put(int field, byte newType) {
        if (type[field] == ABSENT) {
            present[count++] = field;
        }
        type[field] = newType;
    }

    boolean has(int field) {
        return type[field] != ABSENT;
    }

    boolean has(int field, byte wantedType) {
        return type[field] == wantedType;
    }

    String text(int field) {
        return new String(bytes, from[field], to[field] - from[field], StandardCharsets.UTF_8);
    }

    boolean textIs(int field, byte[] expected) {
        return Arrays.equals(bytes, from[field], to[field], expected, 0, expected.length);
    }

    /** Levels as places of price and size texts. */
    static final class LevelSlices {
        /** Four a level: price from, price to, size from, size to. */
        int[] places = new int[4 * 1024];

        int count;

        void add(int priceFrom, int priceTo, int sizeFrom, int sizeTo) {
            int at = 4 * count++;
            if (at == places.length) {
                places = Arrays.copyOf(places, 2 * places.length);
            }
            places[at] = priceFrom;
            places[at + 1] = priceTo;
            places[at + 2] = sizeFrom;
            places[at + 3] = sizeTo;
        }
    }
}
