package io.tapeflow.connectors.kafka;

import io.tapeflow.core.execution.Fill;
import io.tapeflow.core.market.Side;
import java.io.IOException;

/**
 * A fill on the topic {@code .fills}:
 *
 * <pre>{@code
 * {"v":1,"id":"paper-BTCUSDT.BINANCE-USDM-1723075200123456-1234000000-7-1",
 *  "orderId":"paper-BTCUSDT.BINANCE-USDM-1723075200123456-1234000000-7",
 *  "ingestTimeMicros":1723075200123456,"account":"paper","instrument":"BTCUSDT.BINANCE-USDM",
 *  "side":"BUY","quantity":"0.5","price":"61800.2","fee":"12.36004","realisedPnl":"0",
 *  "tapeId":"binance-usdm:BTCUSDT","arrivalNumber":1234000000}
 * }</pre>
 */
public final class FillJson extends JsonCodec<Fill> {
    private static final long serialVersionUID = 1;

    public FillJson() {
        super(1);
    }

    @Override
    void writeFields(Fill fill, JsonLine line) throws IOException {
        line.text("id", fill.id())
                .text("orderId", fill.orderId())
                .integer("ingestTimeMicros", fill.arrival().ingestTimeMicros())
                .text("account", fill.account())
                .text("instrument", fill.instrument())
                .constant("side", fill.side())
                .decimal("quantity", fill.quantity())
                .decimal("price", fill.price())
                .decimal("fee", fill.fee())
                .decimal("realisedPnl", fill.realisedPnl())
                .place(fill.arrival());
    }

    @Override
    Fill readFields(JsonFields fields) throws IOException {
        return new Fill(
                fields.text("id"),
                fields.text("orderId"),
                fields.text("account"),
                fields.text("instrument"),
                fields.arrival(),
                fields.constant("side", Side.class),
                fields.decimal("quantity"),
                fields.decimal("price"),
                fields.decimal("fee"),
                fields.decimal("realisedPnl"));
    }
}
