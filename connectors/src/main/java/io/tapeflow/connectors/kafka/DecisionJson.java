package io.tapeflow.connectors.kafka;

import io.tapeflow.core.market.Side;
import io.tapeflow.core.signal.Fusion;
import io.tapeflow.core.strategy.Decision;
import java.io.IOException;
import java.util.Arrays;

/**
 * A decision as a value of the topic {@code .decisions} and as a line of a decisions file, which
 * are the same bytes:
 *
 * <pre>{@code
 * {"v":1,"id":"paper-BTCUSDT.BINANCE-USDM-1723075200123456-1234000000-7","ingestTimeMicros":1723075200123456,
 *  "account":"paper","instrument":"BTCUSDT.BINANCE-USDM","kind":"ENTRY","side":"BUY",
 *  "quantity":"0.5","price":"61800.2","accepted":true,"reason":"ACCEPTED","cause":"SCORE",
 *  "score":0.61,"confidence":0.75,"contributions":{"OFI":0.4,"TRADE_FLOW":0.31,
 *  "MOMENTUM":0,"QUEUE_IMBALANCE":0,"PATTERNS":null},
 *  "tapeId":"binance-usdm:BTCUSDT","arrivalNumber":1234000000,"sequence":7}
 * }</pre>
 */
public final class DecisionJson extends JsonCodec<Decision> {
    private static final long serialVersionUID = 1;

    /** Names of the score's components, in the order of {@link Decision#contributions()}. */
    private static final String[] COMPONENTS =
            Arrays.stream(Fusion.Component.values()).map(Enum::name).toArray(String[]::new);

    public DecisionJson() {
        super(1);
    }

    @Override
    void writeFields(Decision decision, JsonLine line) throws IOException {
        line.text("id", decision.id())
                .integer("ingestTimeMicros", decision.arrival().ingestTimeMicros())
                .text("account", decision.account())
                .text("instrument", decision.instrument())
                .constant("kind", decision.kind())
                .constant("side", decision.side())
                .decimal("quantity", decision.quantity())
                .decimal("price", decision.price())
                .truth("accepted", decision.accepted())
                .constant("reason", decision.reason())
                .constant("cause", decision.cause())
                .real("score", decision.score())
                .real("confidence", decision.confidence());
        writeContributions(decision.contributions(), line);
        line.place(decision.arrival()).integer("sequence", decision.sequence());
    }

    private void writeContributions(double[] contributions, JsonLine line) throws IOException {
        if (contributions.length != COMPONENTS.length) {
            throw new IllegalArgumentException(
                    contributions.length + " contributions of " + COMPONENTS.length);
        }
        line.object("contributions");
        for (int i = 0; i < COMPONENTS.length; i++) {
            line.real(COMPONENTS[i], contributions[i]);
        }
        line.end();
    }

    @Override
    Decision readFields(JsonFields fields) throws IOException {
        return new Decision(
                fields.text("id"),
                fields.text("account"),
                fields.text("instrument"),
                fields.arrival(),
                fields.integer("sequence"),
                fields.constant("kind", Decision.Kind.class),
                fields.constant("side", Side.class),
                fields.decimal("quantity"),
                fields.decimal("price"),
                fields.truth("accepted"),
                fields.constant("reason", Decision.Reason.class),
                fields.constant("cause", Decision.Cause.class),
                fields.real("score"),
                fields.real("confidence"),
                readContributions(fields.object("contributions")));
    }

    private double[] readContributions(JsonFields fields) throws IOException {
        if (fields.size() != COMPONENTS.length) {
            throw new IOException(
                    "contributions: " + fields.size() + " where there are " + COMPONENTS.length);
        }
        double[] contributions = new double[COMPONENTS.length];
        for (int i = 0; i < COMPONENTS.length; i++) {
            contributions[i] = fields.real(COMPONENTS[i]);
        }
        return contributions;
    }
}
