package io.tapeflow.connectors.kafka;

import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.signal.PatternMatch;
import java.io.IOException;

/**
 * A completed pattern on the topic {@code .signals}, where {@code type} tells it from a {@link
 * SignalJson detector's event}. It belongs to no account, whose field is empty:
 *
 * <pre>{@code
 * {"v":1,"type":"PATTERN","ingestTimeMicros":1723075200123456,"account":"",
 *  "instrument":"BTCUSDT.BINANCE-USDM","pattern":"momentum-ignition","index":0,"direction":1,
 *  "strength":1.5,"syncEpoch":1,"tapeId":"binance-usdm:BTCUSDT","arrivalNumber":1234000000,
 *  "firstIngestTimeMicros":1723075199000000,"firstTapeId":"binance-usdm:BTCUSDT",
 *  "firstArrivalNumber":1200000000}
 * }</pre>
 */
public final class PatternMatchJson extends JsonCodec<PatternMatch> {
    private static final long serialVersionUID = 1;

    static final String TYPE = "PATTERN";

    public PatternMatchJson() {
        super(1);
    }

    @Override
    void writeFields(PatternMatch match, JsonLine line) throws IOException {
        line.text("type", TYPE)
                .integer("ingestTimeMicros", match.arrival().ingestTimeMicros())
                .text("account", match.account())
                .text("instrument", match.instrument())
                .text("pattern", match.patternId())
                .integer("index", match.index())
                .integer("direction", match.direction())
                .real("strength", match.strength())
                .integer("syncEpoch", match.syncEpoch())
                .place(match.arrival())
                .integer("firstIngestTimeMicros", match.firstArrival().ingestTimeMicros())
                .text("firstTapeId", match.firstArrival().tapeId())
                .integer("firstArrivalNumber", match.firstArrival().arrivalNumber());
    }

    @Override
    PatternMatch readFields(JsonFields fields) throws IOException {
        SignalTypes.require(TYPE, fields);
        return new PatternMatch(
                fields.text("account"),
                fields.text("instrument"),
                fields.arrival(),
                fields.text("pattern"),
                fields.smallInteger("index"),
                fields.smallInteger("direction"),
                fields.real("strength"),
                fields.integer("syncEpoch"),
                new Arrival(
                        fields.integer("firstIngestTimeMicros"),
                        fields.text("firstTapeId"),
                        fields.integer("firstArrivalNumber")));
    }
}
