package io.tapeflow.benchmarks.capture;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * One recorded frame whose ids, times and symbol can be changed. Numbers keep their place: a field
 * counts only where a plain number follows its key.
 */
final class FrameTemplate {
    private static final Set<String> TIME_KEYS = Set.of("E", "T");
    private static final Set<String> ID_KEYS =
            Set.of("U", "u", "pu", "lastUpdateId", "t", "a", "f", "l");

    private enum Kind {
        TEXT,
        TIME_MILLIS,
        ID,
        SYMBOL,
        STREAM_SYMBOL
    }

    private final long localMicros;
    private final Kind[] kinds;
    private final byte[][] texts;
    private final long[] numbers;
    private final long lastId;

    private FrameTemplate(long localMicros, Kind[] kinds, byte[][] texts, long[] numbers) {
        this.localMicros = localMicros;
        this.kinds = kinds;
        this.texts = texts;
        this.numbers = numbers;
        long greatest = 0;
        for (int i = 0; i < kinds.length; i++) {
            if (kinds[i] == Kind.ID) {
                greatest = Math.max(greatest, numbers[i]);
            }
        }
        lastId = greatest;
    }

    /** Takes a payload of the symbol (upper case) apart. */
    static FrameTemplate of(long localMicros, String payload, String symbol) {
        Parts parts = new Parts();
        String lower = symbol.toLowerCase(Locale.ROOT);
        int from = 0;
        int at = 0;
        while (at < payload.length()) {
            Kind kind = null;
            int end = at;
            if (payload.startsWith(symbol, at)) {
                kind = Kind.SYMBOL;
                end = at + symbol.length();
            } else if (payload.startsWith(lower, at)) {
                kind = Kind.STREAM_SYMBOL;
                end = at + lower.length();
            } else if (payload.charAt(at) == ':' && isDigit(payload, at + 1)) {
                kind = kindOfKeyBefore(payload, at);
                at++;
                end = at;
                while (isDigit(payload, end)) {
                    end++;
                }
            }
            if (kind == null) {
                at = Math.max(at + 1, end);
            } else {
                parts.add(Kind.TEXT, payload.substring(from, at));
                parts.add(kind, payload.substring(at, end));
                from = end;
                at = end;
            }
        }
        parts.add(Kind.TEXT, payload.substring(from));
        return parts.template(localMicros);
    }

    long localMicros() {
        return localMicros;
    }

    /** Greatest id in it, 0 without one. */
    long lastId() {
        return lastId;
    }

    /** Writes it with other ids, times and, unless null, another symbol. */
    void write(long idShift, long timeShiftMillis, String symbol, ByteArrayOutputStream out) {
        for (int i = 0; i < kinds.length; i++) {
            switch (kinds[i]) {
                case TIME_MILLIS -> writeNumber(numbers[i] + timeShiftMillis, out);
                case ID -> writeNumber(numbers[i] + idShift, out);
                case SYMBOL -> out.writeBytes(symbol == null ? texts[i] : ascii(symbol));
                case STREAM_SYMBOL ->
                        out.writeBytes(
                                symbol == null ? texts[i] : ascii(symbol.toLowerCase(Locale.ROOT)));
                default -> out.writeBytes(texts[i]);
            }
        }
    }

    private static void writeNumber(long number, ByteArrayOutputStream out) {
        out.writeBytes(ascii(Long.toString(number)));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static Kind kindOfKeyBefore(String payload, int colon) {
        int open = payload.lastIndexOf('"', colon - 2);
        String key = open < 0 ? "" : payload.substring(open + 1, colon - 1);
        if (TIME_KEYS.contains(key)) {
            return Kind.TIME_MILLIS;
        }
        return ID_KEYS.contains(key) ? Kind.ID : null;
    }

    private static boolean isDigit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    /** Collects what a payload consists of. */
    private static final class Parts {
        private final java.util.List<Kind> kinds = new java.util.ArrayList<>();
        private final java.util.List<String> texts = new java.util.ArrayList<>();

        void add(Kind kind, String text) {
            if (!text.isEmpty()) {
                kinds.add(kind);
                texts.add(text);
            }
        }

        FrameTemplate template(long localMicros) {
            byte[][] bytes = new byte[texts.size()][];
            long[] numbers = new long[texts.size()];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = texts.get(i).getBytes(StandardCharsets.UTF_8);
                if (kinds.get(i) == Kind.ID || kinds.get(i) == Kind.TIME_MILLIS) {
                    numbers[i] = Long.parseLong(texts.get(i));
                }
            }
            return new FrameTemplate(localMicros, kinds.toArray(new Kind[0]), bytes, numbers);
        }
    }
}
