package io.tapeflow.connectors.kafka;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Serializable;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * One kind of record as one line of JSON, the same bytes for the same record on every machine.
 *
 * <p>Keys keep their order, times are whole microseconds, decimals are strings in plain notation
 * without trailing zeros, and a double that is not known (NaN) is {@code null}. Doubles have the
 * fewest digits that read back as the same number, worked out by Jackson and not by {@code
 * Double.toString}, whose digits changed with Java 19. Lines are pure ASCII, so that text with half
 * a surrogate pair, which has no UTF-8 form, survives too.
 *
 * @param <T> what a line holds
 */
public abstract class JsonCodec<T> implements Serializable {
    private static final long serialVersionUID = 1;

    private static final ObjectMapper MAPPER =
            new ObjectMapper(
                            JsonFactory.builder()
                                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final int version;

    /**
     * @param version the format's version, the {@code v} of each line
     */
    JsonCodec(int version) {
        this.version = version;
    }

    /** Writes the fields that follow the version. */
    abstract void writeFields(T value, JsonLine line) throws IOException;

    abstract T readFields(JsonFields fields) throws IOException;

    /** The line, without a line end. */
    public final String write(T value) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator generator = MAPPER.getFactory().createGenerator(text)) {
            generator.writeStartObject();
            generator.writeNumberField("v", version);
            writeFields(value, new JsonLine(generator));
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("no JSON of " + value, e);
        }
        return text.toString();
    }

    /** The line as the value of a Kafka record. */
    public final byte[] writeBytes(T value) {
        return write(value).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Reads a line.
     *
     * @throws IOException if it is not JSON, of another version, or a field is missing or malformed
     */
    public final T read(String line) throws IOException {
        JsonNode root = MAPPER.readTree(line);
        if (root == null || !root.isObject()) {
            throw new IOException("not a JSON object: " + line);
        }
        JsonFields fields = new JsonFields(root);
        long found = fields.integer("v");
        if (found != version) {
            throw new IOException("version " + found + " where " + version + " is known: " + line);
        }
        return readFields(fields);
    }

    /** Reads the value of a Kafka record. */
    public final T read(byte[] value) throws IOException {
        return read(new String(value, StandardCharsets.UTF_8));
    }
}
