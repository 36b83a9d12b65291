package io.tapeflow.connectors.tape;

import java.nio.charset.StandardCharsets;

/**
 * One line of a tape. A reader reuses one object and its byte array for all lines: whoever keeps
 * something copies it.
 */
public final class TapeLine {

    /** What a line holds. */
    public enum Type {
        /** A message as a socket delivered it. */
        FRAME,
        /** A REST answer; the connection is then the request's path and query. */
        REST,
        /** The connection opened; the payload is its address. */
        OPEN,
        /** The connection closed; the payload says why. */
        CLOSE,
        /** Frames were lost here because the hand-over queue was full. */
        OVERFLOW,
        /** Local clock minus venue clock in microseconds, as measured. */
        CLOCK_OFFSET,
        /** A control command. */
        CONTROL,
        /** The recorder stopped here in good order. */
        END,
        /**
         * A line of a foreign capture that means nothing here (kept so that lines keep their
         * count).
         */
        OTHER
    }

    /** Number of the line in the tape, from 1, running on across its files. */
    public long number;

    public long ingestTimeMicros;
    public String connection = "";
    public Type type = Type.FRAME;

    /** Holds the payload (UTF-8, unescaped) from {@code offset} on for {@code length} bytes. */
    public byte[] bytes = new byte[0];

    public int offset;
    public int length;

    /** The payload as text. */
    public String payload() {
        return new String(bytes, offset, length, StandardCharsets.UTF_8);
    }
}
