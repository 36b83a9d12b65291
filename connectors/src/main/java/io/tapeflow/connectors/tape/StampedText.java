package io.tapeflow.connectors.tape;

/**
 * The local time that begins a line of an hftbacktest capture: 19 digits of nanoseconds or 16 of
 * microseconds, then a space. Nanoseconds become microseconds by floor.
 */
final class StampedText {
    /** Value of a stamp that is not there or not readable. */
    static final long UNREADABLE = -1;

    static final int NANOS_DIGITS = 19;
    static final int MICROS_DIGITS = 16;

    private StampedText() {}

    /** Number of digits that begin the line. */
    static int digits(byte[] bytes, int start, int end) {
        int i = start;
        while (i < end && bytes[i] >= '0' && bytes[i] <= '9') {
            i++;
        }
        return i - start;
    }

    /** The stamp of that many digits in microseconds, or {@link #UNREADABLE}. */
    static long micros(byte[] bytes, int start, int end, int digits) {
        boolean known = digits == NANOS_DIGITS || digits == MICROS_DIGITS;
        if (!known || start + digits >= end || bytes[start + digits] != ' ') {
            return UNREADABLE;
        }
        long value = number(bytes, start, digits);
        if (value < 0) {
            return UNREADABLE;
        }
        return digits == NANOS_DIGITS ? value / 1000 : value;
    }

    /** A decimal of at most 19 digits; negative when it is too large for a long. */
    static long number(byte[] bytes, int start, int digits) {
        long value = 0;
        for (int i = start; i < start + digits; i++) {
            value = value * 10 + (bytes[i] - '0');
        }
        return value;
    }
}
