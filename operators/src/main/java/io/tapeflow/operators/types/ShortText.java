package io.tapeflow.operators.types;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Ids and tape names as bytes. They are few and come with every record, so their bytes are kept,
 * and what was read before is given again instead of a new string.
 */
final class ShortText {

    /** Length byte of a text that is too long, or not plain ASCII. */
    private static final int OTHER = 255;

    private static final int SLOTS = 1024;

    private final byte[] scratch = new byte[OTHER];

    private final String[] written = new String[SLOTS];
    private final byte[][] writtenBytes = new byte[SLOTS][];

    private final String[] read = new String[SLOTS];
    private final byte[][] readBytes = new byte[SLOTS][];

    void write(String text, DataOutput out) throws IOException {
        int slot = slot(text.hashCode());
        // The same text is the same object, most of the time.
        if (written[slot] != text) {
            byte[] bytes = bytes(text);
            if (bytes == null) {
                out.writeByte(OTHER);
                out.writeUTF(text);
                return;
            }
            written[slot] = text;
            writtenBytes[slot] = bytes;
        }
        out.write(writtenBytes[slot]);
    }

    String read(DataInput in) throws IOException {
        int length = in.readUnsignedByte();
        if (length == OTHER) {
            return in.readUTF();
        }
        in.readFully(scratch, 0, length);
        int hash = length;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + scratch[i];
        }
        int slot = slot(hash);
        byte[] known = readBytes[slot];
        if (known == null || !Arrays.equals(known, 0, known.length, scratch, 0, length)) {
            readBytes[slot] = Arrays.copyOf(scratch, length);
            read[slot] = new String(scratch, 0, length, StandardCharsets.US_ASCII);
        }
        return read[slot];
    }

    /** Length and characters; null where this form cannot hold them. */
    private static byte[] bytes(String text) {
        int length = text.length();
        if (length >= OTHER || text.chars().anyMatch(c -> c >= 128)) {
            return null;
        }
        byte[] bytes = new byte[length + 1];
        bytes[0] = (byte) length;
        System.arraycopy(text.getBytes(StandardCharsets.US_ASCII), 0, bytes, 1, length);
        return bytes;
    }

    private static int slot(int hash) {
        return (hash ^ hash >>> 10 ^ hash >>> 20) & SLOTS - 1;
    }
}
