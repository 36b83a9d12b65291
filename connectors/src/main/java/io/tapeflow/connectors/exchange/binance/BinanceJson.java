package io.tapeflow.connectors.exchange.binance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.tapeflow.core.market.Rejected.Reason;
import java.io.IOException;
import java.util.Arrays;

/**
 * Reads any JSON into a {@link BinanceMessage}: the fields of the object, and of the object in its
 * field {@code data}. Copies texts, since JSON may escape them.
 */
final class BinanceJson {
    private static final JsonFactory FACTORY = new JsonFactoryBuilder().build();

    private byte[] texts = new byte[64 * 1024];
    private int textEnd;

    /** What was wrong with the last bytes read. */
    private Reason reason;

    private String problem;

    /** Reads one message; false if the bytes aren't a JSON object with each field once. */
    boolean read(byte[] bytes, int offset, int length, BinanceMessage message) {
        problem = null;
        textEnd = 0;
        message.clear(null);
        try (JsonParser json = FACTORY.createParser(bytes, offset, length)) {
            JsonToken first = json.nextToken();
            if (first == null) {
                fail(Reason.MALFORMED_JSON, "nothing in it");
            } else if (first != JsonToken.START_OBJECT) {
                json.skipChildren();
                fail(Reason.MALFORMED_MESSAGE, "not an object but " + first);
            } else {
                readObject(json, message, true);
            }
            if (first != null && json.nextToken() != null) {
                fail(Reason.MALFORMED_JSON, "more text after the message");
            }
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null ? "" : " at byte " + atByte(e);
            fail(Reason.MALFORMED_JSON, e.getOriginalMessage() + where);
        } catch (IOException e) {
            fail(Reason.MALFORMED_JSON, e.getMessage());
        }
        message.bytes = texts;
        return problem == null;
    }

    Reason reason() {
        return reason;
    }

    String problem() {
        return problem;
    }

    /** Jackson counts from the beginning of the message, wherever in the array that is. */
    private static long atByte(JsonProcessingException e) {
        return e.getLocation().getByteOffset();
    }

    /** The first problem stands, but broken JSON tells more than a broken message. */
    private void fail(Reason newReason, String detail) {
        if (problem == null || newReason == Reason.MALFORMED_JSON) {
            reason = newReason;
            problem = detail;
        }
    }

    private void readObject(JsonParser json, BinanceMessage message, boolean outer)
            throws IOException {
        String name;
        while ((name = json.nextFieldName()) != null) {
            int field = BinanceMessage.field(name);
            JsonToken token = json.nextToken();
            if (field < 0) {
                json.skipChildren();
            } else if (message.has(field)) {
                fail(Reason.MALFORMED_MESSAGE, "field " + name + " twice");
                json.skipChildren();
            } else if (field == BinanceMessage.DATA && outer && token == JsonToken.START_OBJECT) {
                message.putOther(field);
                readObject(json, message, false);
            } else {
                readField(json, token, field, message);
            }
        }
    }

    private void readField(JsonParser json, JsonToken token, int field, BinanceMessage message)
            throws IOException {
        switch (token) {
            case VALUE_STRING -> {
                int from = textEnd;
                copyText(json);
                message.putText(field, from, textEnd);
            }
            case VALUE_NUMBER_INT -> {
                if (json.getNumberType() == NumberType.BIG_INTEGER) {
                    message.putOther(field);
                } else {
                    message.putInteger(field, json.getLongValue());
                }
            }
            case VALUE_TRUE, VALUE_FALSE ->
                    message.putBoolean(field, token == JsonToken.VALUE_TRUE);
            case START_ARRAY -> readArray(json, field, message);
            default -> {
                json.skipChildren();
                message.putOther(field);
            }
        }
    }

    private void readArray(JsonParser json, int field, BinanceMessage message) throws IOException {
        if (!BinanceMessage.isSide(field) || message.sides == message.levels.length) {
            json.skipChildren();
            message.putOther(field);
        } else if (!readLevels(json, message.putLevels(field))) {
            message.putOther(field);
        }
    }

    /** Reads {@code [["price","size"],...]} from behind its first bracket to its last. */
    private boolean readLevels(JsonParser json, BinanceMessage.LevelSlices levels)
            throws IOException {
        boolean wellFormed = true;
        JsonToken token;
        while ((token = json.nextToken()) != JsonToken.END_ARRAY) {
            wellFormed &= token == JsonToken.START_ARRAY && readLevel(json, levels);
            // A level of another shape: leave it, whatever it holds.
            if (token.isStructStart() && token != JsonToken.START_ARRAY) {
                json.skipChildren();
            }
        }
        return wellFormed;
    }

    private boolean readLevel(JsonParser json, BinanceMessage.LevelSlices levels)
            throws IOException {
        int priceFrom = textEnd;
        int sizeFrom = textEnd;
        int texts = 0;
        int values = 0;
        JsonToken token;
        while ((token = json.nextToken()) != JsonToken.END_ARRAY) {
            values++;
            if (token == JsonToken.VALUE_STRING && values <= 2) {
                texts++;
                sizeFrom = textEnd;
                copyText(json);
            } else {
                json.skipChildren();
            }
        }
        if (texts != 2 || values != 2) {
            return false;
        }
        levels.add(priceFrom, sizeFrom, sizeFrom, textEnd);
        return true;
    }

    private void copyText(JsonParser json) throws IOException {
        char[] chars = json.getTextCharacters();
        int from = json.getTextOffset();
        int length = json.getTextLength();
        if (textEnd + length > texts.length) {
            texts = Arrays.copyOf(texts, Math.max(2 * texts.length, textEnd + length));
        }
        for (int i = from; i < from + length; i++) {
            // Nothing here is other than ASCII; what is must not turn into it.
            texts[textEnd++] = chars[i] < 128 ? (byte) chars[i] : (byte) '?';
        }
    }
}
