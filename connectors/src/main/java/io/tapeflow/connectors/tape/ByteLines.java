package io.tapeflow.connectors.tape;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Splits a stream of bytes at line feeds, in one buffer that grows to the longest line. A last line
 * without a line feed counts at a clean end; before an error it is part of the tear.
 */
final class ByteLines implements Closeable {
    private static final int INITIAL_BYTES = 1 << 18;

    private final InputStream in;
    private byte[] buffer = new byte[INITIAL_BYTES];
    private int start;
    private int end;
    private int next;
    private int limit;

    ByteLines(InputStream in) {
        this.in = in;
    }

    /** Moves to the next line; false at the end. */
    boolean next() throws IOException {
        start = next;
        int scan = start;
        while (true) {
            byte[] bytes = buffer;
            for (int i = scan; i < limit; i++) {
                if (bytes[i] == '\n') {
                    end = i;
                    next = i + 1;
                    return true;
                }
            }
            scan = limit - start;
            if (!fill()) {
                end = limit;
                next = limit;
                return start < limit;
            }
        }
    }

    /** Holds the line from {@link #start()} to {@link #end()}; valid until the next call. */
    byte[] buffer() {
        return buffer;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** Moves the begun line to the front of the buffer and reads more behind it. */
    private boolean fill() throws IOException {
        System.arraycopy(buffer, start, buffer, 0, limit - start);
        limit -= start;
        start = 0;
        if (limit == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.multiplyExact(buffer.length, 2));
        }
        int count = in.read(buffer, limit, buffer.length - limit);
        limit += Math.max(0, count);
        return count > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
