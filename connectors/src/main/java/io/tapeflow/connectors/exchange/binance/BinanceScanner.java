package io.tapeflow.connectors.exchange.binance;

import io.tapeflow.connectors.exchange.binance.BinanceMessage.LevelSlices;

/**
 * Reads the messages that make up nearly all of a feed, as Binance writes them to the byte: without
 * white space, escapes or nested objects, each field once and of known name. Whatever is written
 * otherwise, however slightly, is not recognised and is for {@link BinanceJson}, which understands
 * all JSON at a third of the speed. What both can read they read alike.
 */
final class BinanceScanner {
    private static final int MAX_LONG_DIGITS = 18;

    private byte[] bytes;
    private int at;
    private int end;
    private BinanceMessage message;

    /** Reads one message; false if it is not recognised, then the message holds nothing. */
    boolean read(byte[] newBytes, int offset, int length, BinanceMessage newMessage) {
        bytes = newBytes;
        at = offset;
        end = offset + length;
        message = newMessage;
        message.clear(newBytes);
        boolean recognised = readObject(true) && at == end;
        if (!recognised) {
            message.clear(null);
        }
        return recognised;
    }

    private boolean take(char expected) {
        if (at < end && bytes[at] == expected) {
            at++;
            return true;
        }
        return false;
    }

    private boolean readObject(boolean outer) {
        if (!take('{')) {
            return false;
        }
        do {
            int field = readName();
            if (field < 0 || message.has(field) || !readValue(field, outer)) {
                return false;
            }
        } while (take(','));
        return take('}');
    }

    /** The field of {@code "name":}, or -1. */
    private int readName() {
        if (at + 4 > end || bytes[at] != '"') {
            return -1;
        }
        if (bytes[at + 2] == '"') {
            int letter = bytes[at + 1];
            at += 3;
            return isLetter(letter) && take(':') ? letter : -1;
        }
        int from = at + 1;
        if (!readText()) {
            return -1;
        }
        return take(':') ? BinanceMessage.field(bytes, from, at - 2) : -1;
    }

    private static boolean isLetter(int letter) {
        return letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z';
    }

    private boolean readValue(int field, boolean outer) {
        if (at >= end) {
            return false;
        }
        switch (bytes[at]) {
            case '"' -> {
                int from = at + 1;
                if (!readText()) {
                    return false;
                }
                message.putText(field, from, at - 1);
                return true;
            }
            case '[' -> {
                return readLevels(field);
            }
            case 't' -> {
                return readTrue(field);
            }
            case 'f' -> {
                return readFalse(field);
            }
            case '{' -> {
                if (field != BinanceMessage.DATA || !outer) {
                    return false;
                }
                message.putOther(field);
                return readObject(false);
            }
            default -> {
                return readInteger(field);
            }
        }
    }

    /** Passes a text with its quotes. */
    private boolean readText() {
        at++;
        for (; at < end; at++) {
            byte b = bytes[at];
            if (b == '"') {
                at++;
                return true;
            }
            // Control characters, and as negative numbers what is not ASCII.
            if (b < ' ' || b == '\\') {
                return false;
            }
        }
        return false;
    }

    private boolean readTrue(int field) {
        at++;
        message.putBoolean(field, true);
        return take('r') && take('u') && take('e');
    }

    private boolean readFalse(int field) {
        at++;
        message.putBoolean(field, false);
        return take('a') && take('l') && take('s') && take('e');
    }

    private boolean readInteger(int field) {
        int from = at;
        long value = 0;
        int digit;
        while (at < end && (digit = bytes[at] - '0') >= 0 && digit <= 9) {
            value = value * 10 + digit;
            at++;
        }
        int digits = at - from;
        if (digits == 0 || digits > MAX_LONG_DIGITS || digits > 1 && bytes[from] == '0') {
            return false;
        }
        message.putInteger(field, value);
        // A fraction or exponent would follow here and is refused as no separator.
        return true;
    }

    private boolean readLevels(int field) {
        if (!BinanceMessage.isSide(field) || message.sides == message.levels.length) {
            return false;
        }
        at++;
        LevelSlices levels = message.putLevels(field);
        if (take(']')) {
            return true;
        }
        do {
            if (!readLevel(levels)) {
                return false;
            }
        } while (take(','));
        return take(']');
    }

    /** Reads {@code ["price","size"]}. */
    private boolean readLevel(LevelSlices levels) {
        byte[] buffer = bytes;
        int priceFrom = at + 2;
        int priceTo = endOfDecimal(buffer, priceFrom);
        int sizeFrom = priceTo + 3;
        int sizeTo = endOfDecimal(buffer, sizeFrom);
        if (sizeTo + 2 > end
                || buffer[at] != '['
                || buffer[at + 1] != '"'
                || buffer[priceTo] != '"'
                || buffer[priceTo + 1] != ','
                || buffer[priceTo + 2] != '"'
                || buffer[sizeTo] != '"'
                || buffer[sizeTo + 1] != ']') {
            return false;
        }
        levels.add(priceFrom, priceTo, sizeFrom, sizeTo);
        at = sizeTo + 2;
        return true;
    }

    /** The first place from here on that holds no digit, point or slash. */
    private int endOfDecimal(byte[] buffer, int from) {
        int place = from;
        while (place < end && buffer[place] >= '.' && buffer[place] <= '9') {
            place++;
        }
        return place;
    }
}
