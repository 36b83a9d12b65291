package io.tapeflow.core.strategy;

import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.Side;
import java.math.BigDecimal;

/**
 * An entry, exit or cancel, accepted or rejected. Same tape, same decisions.
 *
 * @param id account, instrument and sequence: the same on every replay
 * @param sequence number of the decision within its account, from 1
 * @param quantity in the instrument's size unit
 * @param price limit price in quote units
 * @param score fused score in [-1, 1] when it was made
 * @param confidence agreement of the score's components in [0, 1]
 * @param contributions weighted components of the score before tanh, by ordinal of {@code
 *     Fusion.Component}
 * @param cause what led to it
 */
public record Decision(
        String id,
        String account,
        String instrument,
        Arrival arrival,
        long sequence,
        Kind kind,
        Side side,
        BigDecimal quantity,
        BigDecimal price,
        boolean accepted,
        Reason reason,
        Cause cause,
        double score,
        double confidence,
        double[] contributions) {

    /** What is decided. */
    public enum Kind {
        ENTRY,
        EXIT,
        CANCEL
    }

    /** What led to it. */
    public enum Cause {
        SCORE,
        OPPOSITE_SCORE,
        TAKE_PROFIT,
        STOP_LOSS,
        MAX_HOLD,
        BOOK_STALE
    }

    /** Why it was rejected, or that it was accepted. */
    public enum Reason {
        ACCEPTED,
        POSITION_OPEN,
        ORDER_PENDING,
        SPREAD_TOO_WIDE,
        BOOK_TOO_THIN,
        NOT_WARM,
        BELOW_MIN_SIZE,
        POSITION_LIMIT,
        EXPOSURE_LIMIT,
        INSUFFICIENT_CASH
    }
}
