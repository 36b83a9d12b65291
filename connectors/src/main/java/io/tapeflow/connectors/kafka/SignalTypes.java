package io.tapeflow.connectors.kafka;

import java.io.IOException;

/** The two types of values on the topic {@code .signals}. */
final class SignalTypes {
    private SignalTypes() {}

    static void require(String type, JsonFields fields) throws IOException {
        String found = fields.text("type");
        if (!type.equals(found)) {
            throw new IOException("type " + found + " where " + type + " was expected");
        }
    }
}
