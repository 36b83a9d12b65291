package io.tapeflow.connectors.tape;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** A growing array of bytes that is written out and used again. */
final class Bytes {
    private byte[] bytes = new byte[1 << 16];
    private int length;

    void add(int value) {
        ensure(1);
        bytes[length++] = (byte) value;
    }

    void add(byte[] source, int offset, int count) {
        ensure(count);
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
    }

    /** Appends ASCII text. */
    void text(String text) {
        for (int i = 0; i < text.length(); i++) {
            add(text.charAt(i));
        }
    }

    int length() {
        return length;
    }

    /** Writes everything to a stream and becomes empty. */
    void drainTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
        length = 0;
    }

    private void ensure(int count) {
        if (bytes.length - length < count) {
            bytes =
                    Arrays.copyOf(
                            bytes,
                            Math.max(Math.addExact(length, count), Math.multiplyExact(length, 2)));
        }
    }
}
