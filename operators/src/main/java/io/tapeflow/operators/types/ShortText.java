package io.tapeflow.operators.types;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Ids and tape names as bytes. They are few and come with every record, so that what was read
 * before is given again instead of a new string.
 */
final class ShortText {

    /** Length byte of a text that is too long, or not plain ASCII. */
    private static final int OTHER = 255;

    private static final int SLOTS = 1024;

    private final byte[] scratch = new byte[OTHER + 1];
    private final String[] known = new String[SLOTS];

    void write(String text, DataOutput out) throws IOException {
        int length = text.length();
        if (length >= OTHER) {
            writeOther(text, out);
            return;
        }
        scratch[0] = (byte) length;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 128) {
                writeOther(text, out);
                return;
            }
            scratch[i + 1] = (byte) c;
        }
        out.write(scratch, 0, length + 1);
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
        int slot = (hash ^ hash >>> 10 ^ hash >>> 20) & SLOTS - 1;
        String candidate = known[slot];
        if (candidate == null || !isScratch(candidate, length)) {
            candidate = new String(scratch, 0, length, java.nio.charset.StandardCharsets.US_ASCII);
            known[slot] = candidate;
        }
        return candidate;
    }

    private boolean isScratch(String text, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != scratch[i]) {
                return false;
            }
        }
        return true;
    }

    private static void writeOther(String text, DataOutput out) throws IOException {
        out.writeByte(OTHER);
        out.writeUTF(text);
    }
}
