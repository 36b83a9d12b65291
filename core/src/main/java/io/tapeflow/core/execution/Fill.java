package io.tapeflow.core.execution;

import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.Side;
import java.math.BigDecimal;

/**
 * What the paper exchange made of an order: one fill for each level it took.
 *
 * @param id order id and number of the fill within the order, from 1
 * @param price price of the level taken, quote units
 * @param fee in quote units, positive is a cost
 * @param realisedPnl gross of this fill's fee, quote units; zero for what opens a position
 */
public record Fill(
        String id,
        String orderId,
        String account,
        String instrument,
        Arrival arrival,
        Side side,
        BigDecimal quantity,
        BigDecimal price,
        BigDecimal fee,
        BigDecimal realisedPnl) {}
