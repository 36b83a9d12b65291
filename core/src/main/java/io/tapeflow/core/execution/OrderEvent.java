package io.tapeflow.core.execution;

import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.Side;
import java.math.BigDecimal;

/**
 * A step in an order's life.
 *
 * @param orderId the id of the decision that made the order
 * @param filledQuantity filled so far, in the instrument's size unit
 */
public record OrderEvent(
        String orderId,
        String account,
        String instrument,
        Arrival arrival,
        Status status,
        Side side,
        BigDecimal quantity,
        BigDecimal filledQuantity,
        BigDecimal limitPrice) {

    /** Where an order stands; IOC orders end as FILLED, PARTIALLY_FILLED or CANCELLED. */
    public enum Status {
        SENT,
        FILLED,
        PARTIALLY_FILLED,
        CANCELLED
    }
}
