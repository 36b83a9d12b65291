package io.tapeflow.connectors.kafka;

import io.tapeflow.core.market.Rejected;
import java.io.IOException;

/**
 * Unusable input on the topic {@code .dead-letter}: what was wrong, the line of the tape it stands
 * on, and the input itself. A payload longer than {@link #MAX_PAYLOAD_CHARS} is cut there, so that
 * the record fits its topic whatever came; {@code payloadChars} is its full length.
 *
 * <pre>{@code
 * {"v":1,"ingestTimeMicros":1723075200123456,"instrument":"","reason":"MALFORMED_JSON",
 *  "detail":"unexpected end","tapeId":"binance-usdm:BTCUSDT","arrivalNumber":1234000000,
 *  "line":1234,"payloadChars":9,"payload":"{\"stream\""}
 * }</pre>
 */
public final class RejectedJson extends JsonCodec<Rejected> {
    private static final long serialVersionUID = 1;

    /** One character takes at most six bytes, so that a record stays under 7 MB. */
    public static final int MAX_PAYLOAD_CHARS = 1_000_000;

    static final int MAX_DETAIL_CHARS = 10_000;

    public RejectedJson() {
        super(1);
    }

    @Override
    void writeFields(Rejected rejected, JsonLine line) throws IOException {
        line.integer("ingestTimeMicros", rejected.arrival().ingestTimeMicros())
                .text("instrument", rejected.instrument())
                .constant("reason", rejected.reason())
                .text("detail", cut(rejected.detail(), MAX_DETAIL_CHARS))
                .place(rejected.arrival())
                .integer("line", rejected.arrival().line())
                .integer("payloadChars", rejected.payload().length())
                .text("payload", cut(rejected.payload(), MAX_PAYLOAD_CHARS));
    }

    private static String cut(String text, int maxChars) {
        return text.length() <= maxChars ? text : text.substring(0, maxChars);
    }

    @Override
    Rejected readFields(JsonFields fields) throws IOException {
        return new Rejected(
                fields.arrival(),
                fields.text("instrument"),
                fields.constant("reason", Rejected.Reason.class),
                fields.text("detail"),
                fields.text("payload"));
    }
}
