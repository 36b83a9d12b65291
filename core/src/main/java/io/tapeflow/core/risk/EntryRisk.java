package io.tapeflow.core.risk;

import io.tapeflow.core.strategy.Decision.Reason;
import java.math.BigDecimal;

/** Decides whether an account may take on an order's risk; it never blocks an exit or a cancel. */
public final class EntryRisk {
    private final RiskConfig limits;

    public EntryRisk(RiskConfig limits) {
        this.limits = limits;
    }

    /**
     * Checks the limits in their fixed order.
     *
     * @param order value of the new order, quote units
     * @param exposure sum of absolute values of open positions and of entries in flight
     * @param equity cash plus unrealised PnL: paper accounts trade without leverage
     */
    public Reason check(BigDecimal order, BigDecimal exposure, BigDecimal equity) {
        if (order.compareTo(limits.maxPositionNotional()) > 0) {
            return Reason.POSITION_LIMIT;
        }
        BigDecimal after = exposure.add(order);
        if (after.compareTo(limits.maxTotalExposure()) > 0) {
            return Reason.EXPOSURE_LIMIT;
        }
        return after.compareTo(equity) > 0 ? Reason.INSUFFICIENT_CASH : Reason.ACCEPTED;
    }
}
