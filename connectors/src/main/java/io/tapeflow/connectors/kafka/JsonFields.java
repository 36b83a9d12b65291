package io.tapeflow.connectors.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapeflow.core.market.Arrival;
import java.io.IOException;
import java.math.BigDecimal;

/** Reads the fields that {@link JsonLine} writes; errors name the field. */
final class JsonFields {
    private final JsonNode root;

    JsonFields(JsonNode root) {
        this.root = root;
    }

    /** A text, or null. */
    String text(String name) throws IOException {
        JsonNode node = present(name);
        if (node.isNull()) {
            return null;
        }
        if (!node.isTextual()) {
            throw malformed(name, node, "text");
        }
        return node.textValue();
    }

    /** An enum constant by name, or null. */
    <E extends Enum<E>> E constant(String name, Class<E> type) throws IOException {
        String value = text(name);
        try {
            return value == null ? null : Enum.valueOf(type, value);
        } catch (IllegalArgumentException e) {
            throw new IOException(name + ": no " + type.getSimpleName() + " '" + value + "'", e);
        }
    }

    long integer(String name) throws IOException {
        JsonNode node = present(name);
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw malformed(name, node, "a whole number");
        }
        return node.longValue();
    }

    /** A whole number in the range of an int. */
    int smallInteger(String name) throws IOException {
        long value = integer(name);
        if (value != (int) value) {
            throw new IOException(name + ": " + value + " is out of range");
        }
        return (int) value;
    }

    boolean truth(String name) throws IOException {
        JsonNode node = present(name);
        if (!node.isBoolean()) {
            throw malformed(name, node, "true or false");
        }
        return node.booleanValue();
    }

    /** A decimal, or null. */
    BigDecimal decimal(String name) throws IOException {
        String value = text(name);
        try {
            return value == null ? null : new BigDecimal(value);
        } catch (NumberFormatException e) {
            throw new IOException(name + ": '" + value + "' is not a decimal", e);
        }
    }

    /** A number, NaN where it is null. */
    double real(String name) throws IOException {
        JsonNode node = present(name);
        if (node.isNull()) {
            return Double.NaN;
        }
        if (!node.isNumber()) {
            throw malformed(name, node, "a number");
        }
        return node.doubleValue();
    }

    JsonFields object(String name) throws IOException {
        JsonNode node = present(name);
        if (!node.isObject()) {
            throw malformed(name, node, "an object");
        }
        return new JsonFields(node);
    }

    int size() {
        return root.size();
    }

    Arrival arrival() throws IOException {
        return new Arrival(integer("ingestTimeMicros"), text("tapeId"), integer("arrivalNumber"));
    }

    private JsonNode present(String name) throws IOException {
        JsonNode node = root.get(name);
        if (node == null) {
            throw new IOException("field '" + name + "' is missing in " + root);
        }
        return node;
    }

    private static IOException malformed(String name, JsonNode node, String wanted) {
        return new IOException(name + ": " + node + " is not " + wanted);
    }
}
