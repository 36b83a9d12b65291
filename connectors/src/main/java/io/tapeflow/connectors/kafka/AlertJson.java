package io.tapeflow.connectors.kafka;

import io.tapeflow.core.execution.Alert;
import java.io.IOException;

/**
 * An alert on the topic {@code .alerts}:
 *
 * <pre>{@code
 * {"v":1,"ingestTimeMicros":1723075200123456,"account":"paper",
 *  "instrument":"BTCUSDT.BINANCE-USDM","kind":"FEED_GAP","detail":"expected 42, received 44",
 *  "tapeId":"binance-usdm:BTCUSDT","arrivalNumber":1234000000}
 * }</pre>
 */
public final class AlertJson extends JsonCodec<Alert> {
    private static final long serialVersionUID = 1;

    public AlertJson() {
        super(1);
    }

    @Override
    void writeFields(Alert alert, JsonLine line) throws IOException {
        line.integer("ingestTimeMicros", alert.arrival().ingestTimeMicros())
                .text("account", alert.account())
                .text("instrument", alert.instrument())
                .constant("kind", alert.kind())
                .text("detail", alert.detail())
                .place(alert.arrival());
    }

    @Override
    Alert readFields(JsonFields fields) throws IOException {
        return new Alert(
                fields.text("account"),
                fields.text("instrument"),
                fields.arrival(),
                fields.constant("kind", Alert.Kind.class),
                fields.text("detail"));
    }
}
