package io.tapeflow.connectors.tape;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/**
 * One line of a cryptofeed conversation.
 *
 * @param stampNanos its {@code ts} by floor, or {@link #NO_STAMP}
 */
record CryptofeedLine(long stampNanos, TapeLine.Type type, String connection, byte[] payload) {
    static final long NO_STAMP = Long.MIN_VALUE;

    /** Guards against an exponent that would make an integer of a billion digits. */
    private static final int MAXIMUM_SECONDS_DIGITS = 12;

    private static final JsonFactory JSON = new JsonFactory();

    /** Reads a line; one that is not what it has to be becomes a frame of the whole line. */
    static CryptofeedLine parse(byte[] bytes, int start, int end) {
        byte[] whole = java.util.Arrays.copyOfRange(bytes, start, end);
        Fields fields = new Fields();
        try (JsonParser parser = JSON.createParser(whole)) {
            fields.read(parser);
        } catch (IOException e) {
            return new CryptofeedLine(NO_STAMP, TapeLine.Type.FRAME, "", whole);
        }
        long stamp = fields.stampNanos;
        if (fields.isFrame()) {
            return new CryptofeedLine(
                    stamp, TapeLine.Type.FRAME, fields.connection, utf8(fields.data));
        }
        if (fields.isAnswer()) {
            return new CryptofeedLine(
                    stamp, TapeLine.Type.REST, pathAndQuery(fields.url), utf8(fields.data));
        }
        if (fields.isOpening()) {
            return new CryptofeedLine(
                    stamp, TapeLine.Type.OPEN, fields.connection, utf8(fields.address));
        }
        boolean known = fields.isOther();
        return new CryptofeedLine(
                stamp,
                known ? TapeLine.Type.OTHER : TapeLine.Type.FRAME,
                known ? fields.connection : "",
                whole);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String pathAndQuery(String url) {
        int host = url.indexOf("://");
        int path = url.indexOf('/', host < 0 ? 0 : host + 3);
        return path < 0 ? "/" : url.substring(path);
    }

    /** The fields that matter of one object, as they come. */
    private static final class Fields {
        private String kind = "";
        private String connection = "";
        private String url;
        private String address;
        private String data;
        private long stampNanos = NO_STAMP;

        void read(JsonParser parser) throws IOException {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not an object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (value == JsonToken.VALUE_STRING) {
                    text(name, parser.getText());
                } else if ("ts".equals(name) && value.isNumeric()) {
                    stampNanos = nanos(parser.getText());
                }
                parser.skipChildren();
            }
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                throw new IOException("not one whole object");
            }
        }

        private void text(String name, String value) {
            switch (name) {
                case "t" -> kind = value;
                case "conn" -> connection = value;
                case "url" -> url = value;
                case "addr" -> address = value;
                case "data" -> data = value;
                default -> {
                    // nothing of the line's meaning
                }
            }
        }

        private static long nanos(String seconds) {
            try {
                BigDecimal value = new BigDecimal(seconds);
                if ((long) value.precision() - value.scale() > MAXIMUM_SECONDS_DIGITS) {
                    return NO_STAMP;
                }
                return value.movePointRight(9).setScale(0, RoundingMode.FLOOR).longValueExact();
            } catch (ArithmeticException | NumberFormatException e) {
                return NO_STAMP;
            }
        }

        boolean isFrame() {
            return "recv".equals(kind) && data != null && stampNanos != NO_STAMP;
        }

        boolean isAnswer() {
            return "http".equals(kind) && data != null && url != null && stampNanos != NO_STAMP;
        }

        boolean isOpening() {
            return "connect".equals(kind) && address != null && stampNanos != NO_STAMP;
        }

        boolean isOther() {
            return "header".equals(kind) || "send".equals(kind);
        }
    }
}
