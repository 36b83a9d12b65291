package io.tapeflow.connectors.tape;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The form of a line in our own tapes: {@code <ingestMicros>\t<connection>\t<type>\t<payload>\n},
 * with backslash, tab, carriage return and line feed written as {@code \\ \t \r \n}.
 */
final class LineForm {
    private static final TapeLine.Type[] TYPES = TapeLine.Type.values();
    private static final byte[][] TYPE_NAMES = new byte[TYPES.length][];
    private static final boolean[] SPECIAL = new boolean[256];

    static {
        for (TapeLine.Type type : TYPES) {
            TYPE_NAMES[type.ordinal()] = name(type).getBytes(StandardCharsets.US_ASCII);
        }
        SPECIAL['\\'] = true;
        SPECIAL['\t'] = true;
        SPECIAL['\r'] = true;
    }

    private final ConnectionNames connections = new ConnectionNames();

    /** A type's name on a tape and in a manifest, such as {@code clock-offset}. */
    static String name(TapeLine.Type type) {
        return type.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** Appends a line. */
    static void write(TapeLine line, Bytes out) {
        out.text(Long.toString(line.ingestTimeMicros));
        out.add('\t');
        byte[] connection = line.connection.getBytes(StandardCharsets.UTF_8);
        escape(connection, 0, connection.length, out);
        out.add('\t');
        byte[] type = TYPE_NAMES[line.type.ordinal()];
        out.add(type, 0, type.length);
        out.add('\t');
        escape(line.bytes, line.offset, line.length, out);
        out.add('\n');
    }

    /**
     * Reads a line, unescaping it in place: time as written, connection, type and payload are set.
     *
     * @return false when the line does not have the form; then nothing was changed
     */
    boolean read(byte[] bytes, int start, int end, TapeLine line) {
        int digits = StampedText.digits(bytes, start, end);
        int timeEnd = start + digits;
        if (digits == 0 || digits > 19 || timeEnd >= end || bytes[timeEnd] != '\t') {
            return false;
        }
        long micros = StampedText.number(bytes, start, digits);
        int connectionEnd = tab(bytes, timeEnd + 1, end);
        int typeEnd = tab(bytes, connectionEnd + 1, end);
        TapeLine.Type type = typeEnd < end ? type(bytes, connectionEnd + 1, typeEnd) : null;
        if (micros < 0 || type == null) {
            return false;
        }
        int connectionEscape = special(bytes, timeEnd + 1, connectionEnd);
        int payloadEscape = special(bytes, typeEnd + 1, end);
        if (!wellEscaped(bytes, connectionEscape, connectionEnd)
                || !wellEscaped(bytes, payloadEscape, end)) {
            return false;
        }
        int nameEnd = unescape(bytes, connectionEscape, connectionEnd);
        line.ingestTimeMicros = micros;
        line.connection = connections.of(bytes, timeEnd + 1, nameEnd);
        line.type = type;
        line.bytes = bytes;
        line.offset = typeEnd + 1;
        line.length = unescape(bytes, payloadEscape, end) - line.offset;
        return true;
    }

    private static int tab(byte[] bytes, int from, int end) {
        int i = from;
        while (i < end && bytes[i] != '\t') {
            i++;
        }
        return i;
    }

    private static TapeLine.Type type(byte[] bytes, int from, int to) {
        for (TapeLine.Type type : TYPES) {
            byte[] name = TYPE_NAMES[type.ordinal()];
            if (Arrays.equals(bytes, from, to, name, 0, name.length)) {
                return type;
            }
        }
        return null;
    }

    private static void escape(byte[] bytes, int offset, int length, Bytes out) {
        int written = offset;
        for (int i = offset; i < offset + length; i++) {
            char letter = escapeLetter(bytes[i]);
            if (letter != 0) {
                out.add(bytes, written, i - written);
                out.add('\\');
                out.add(letter);
                written = i + 1;
            }
        }
        out.add(bytes, written, offset + length - written);
    }

    private static char escapeLetter(byte value) {
        return switch (value) {
            case '\\' -> '\\';
            case '\t' -> 't';
            case '\r' -> 'r';
            case '\n' -> 'n';
            default -> 0;
        };
    }

    private static byte escaped(byte letter) {
        return switch (letter) {
            case '\\' -> '\\';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'n' -> '\n';
            default -> 0;
        };
    }

    /**
     * Whether nothing that has to be escaped stands alone, and nothing else is escaped.
     *
     * @param first the first {@link #special} byte, or the end
     */
    private static boolean wellEscaped(byte[] bytes, int first, int to) {
        for (int i = first; i < to; i = special(bytes, i + 1, to)) {
            if (bytes[i] != '\\') {
                return false;
            }
            i++;
            if (i == to || escaped(bytes[i]) == 0) {
                return false;
            }
        }
        return true;
    }

    /** The next byte that is not text as it stands: the hot loop of reading a tape. */
    private static int special(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && !SPECIAL[bytes[i] & 0xff]) {
            i++;
        }
        return i;
    }

    /** Unescapes in place from the first escape on, which may be the end; gives the new end. */
    private static int unescape(byte[] bytes, int first, int to) {
        int i = first;
        int write = first;
        while (i < to) {
            byte value = bytes[i++];
            bytes[write++] = value == '\\' ? escaped(bytes[i++]) : value;
        }
        return write;
    }
}
