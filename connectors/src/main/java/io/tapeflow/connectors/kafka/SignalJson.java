package io.tapeflow.connectors.kafka;

import io.tapeflow.core.signal.Detector;
import io.tapeflow.core.signal.SignalEvent;
import java.io.IOException;

/**
 * A detector's event on the topic {@code .signals}, where {@code type} tells it from a {@link
 * PatternMatchJson pattern match}:
 *
 * <pre>{@code
 * {"v":1,"type":"SIGNAL","ingestTimeMicros":1723075200123456,"instrument":"BTCUSDT.BINANCE-USDM",
 *  "detector":"OFI_SURGE","direction":1,"strength":1.25,"eventTimeMicros":1723075201400000,
 *  "syncEpoch":1,"tapeId":"binance-usdm:BTCUSDT","arrivalNumber":1234000000}
 * }</pre>
 */
public final class SignalJson extends JsonCodec<SignalEvent> {
    private static final long serialVersionUID = 1;

    static final String TYPE = "SIGNAL";

    public SignalJson() {
        super(1);
    }

    @Override
    void writeFields(SignalEvent signal, JsonLine line) throws IOException {
        line.text("type", TYPE)
                .integer("ingestTimeMicros", signal.arrival().ingestTimeMicros())
                .text("instrument", signal.instrument())
                .constant("detector", signal.detector())
                .integer("direction", signal.direction())
                .real("strength", signal.strength())
                .integer("eventTimeMicros", signal.eventTimeMicros())
                .integer("syncEpoch", signal.syncEpoch())
                .place(signal.arrival());
    }

    @Override
    SignalEvent readFields(JsonFields fields) throws IOException {
        SignalTypes.require(TYPE, fields);
        return new SignalEvent(
                fields.text("instrument"),
                fields.arrival(),
                fields.integer("eventTimeMicros"),
                fields.integer("syncEpoch"),
                fields.constant("detector", Detector.class),
                fields.smallInteger("direction"),
                fields.real("strength"));
    }
}
