package io.tapeflow.connectors.kafka;

import io.tapeflow.core.execution.OrderEvent;
import io.tapeflow.core.market.Side;
import java.io.IOException;

/**
 * A step of an order on the topic {@code .orders}:
 *
 * <pre>{@code
 * {"v":1,"orderId":"paper-BTCUSDT.BINANCE-USDM-1723075200123456-1234000000-7",
 *  "ingestTimeMicros":1723075200123456,
 *  "account":"paper","instrument":"BTCUSDT.BINANCE-USDM","status":"FILLED","side":"BUY",
 *  "quantity":"0.5","filledQuantity":"0.5","limitPrice":"61800.2",
 *  "tapeId":"binance-usdm:BTCUSDT","arrivalNumber":1234000000}
 * }</pre>
 */
public final class OrderEventJson extends JsonCodec<OrderEvent> {
    private static final long serialVersionUID = 1;

    public OrderEventJson() {
        super(1);
    }

    @Override
    void writeFields(OrderEvent order, JsonLine line) throws IOException {
        line.text("orderId", order.orderId())
                .integer("ingestTimeMicros", order.arrival().ingestTimeMicros())
                .text("account", order.account())
                .text("instrument", order.instrument())
                .constant("status", order.status())
                .constant("side", order.side())
                .decimal("quantity", order.quantity())
                .decimal("filledQuantity", order.filledQuantity())
                .decimal("limitPrice", order.limitPrice())
                .place(order.arrival());
    }

    @Override
    OrderEvent readFields(JsonFields fields) throws IOException {
        return new OrderEvent(
                fields.text("orderId"),
                fields.text("account"),
                fields.text("instrument"),
                fields.arrival(),
                fields.constant("status", OrderEvent.Status.class),
                fields.constant("side", Side.class),
                fields.decimal("quantity"),
                fields.decimal("filledQuantity"),
                fields.decimal("limitPrice"));
    }
}
