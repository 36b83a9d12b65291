package io.tapeflow.connectors.kafka;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tapeflow.core.market.Arrival;
import java.io.IOException;
import java.math.BigDecimal;

/** Writes fields in the forms that all our JSON has in common. */
final class JsonLine {
    private final JsonGenerator generator;

    JsonLine(JsonGenerator generator) {
        this.generator = generator;
    }

    JsonLine text(String name, String value) throws IOException {
        generator.writeStringField(name, value);
        return this;
    }

    JsonLine constant(String name, Enum<?> value) throws IOException {
        return text(name, value == null ? null : value.name());
    }

    JsonLine integer(String name, long value) throws IOException {
        generator.writeNumberField(name, value);
        return this;
    }

    JsonLine truth(String name, boolean value) throws IOException {
        generator.writeBooleanField(name, value);
        return this;
    }

    /** A plain decimal without trailing zeros: 61800.20 and 61800.2 are the same number. */
    JsonLine decimal(String name, BigDecimal value) throws IOException {
        return text(name, value == null ? null : value.stripTrailingZeros().toPlainString());
    }

    /** A number, or null for NaN. JSON has no infinity, and nothing of ours may be infinite. */
    JsonLine real(String name, double value) throws IOException {
        if (Double.isNaN(value)) {
            generator.writeNullField(name);
        } else if (Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " is infinite");
        } else {
            generator.writeNumberField(name, value);
        }
        return this;
    }

    JsonLine object(String name) throws IOException {
        generator.writeObjectFieldStart(name);
        return this;
    }

    JsonLine end() throws IOException {
        generator.writeEndObject();
        return this;
    }

    /** The place of the record in the total order, but for its ingest time. */
    JsonLine place(Arrival arrival) throws IOException {
        return text("tapeId", arrival.tapeId()).integer("arrivalNumber", arrival.arrivalNumber());
    }
}
