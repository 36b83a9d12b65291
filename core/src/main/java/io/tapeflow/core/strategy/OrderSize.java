package io.tapeflow.core.strategy;

import io.tapeflow.core.market.Instrument;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How much an entry buys or sells.
 *
 * @param fixed whether the amount is a quantity in size units, else a value in quote units
 */
public record OrderSize(boolean fixed, BigDecimal amount) implements Serializable {

    public OrderSize {
        if (amount.signum() <= 0) {
            throw new IllegalArgumentException("order size " + amount + " must be positive");
        }
    }

    /** As many lots as this value in quote units pays for at the mid. */
    public static OrderSize ofNotional(BigDecimal quoteUnits) {
        return new OrderSize(false, quoteUnits);
    }

    /** This quantity at any price. */
    public static OrderSize ofQuantity(BigDecimal quantity) {
        return new OrderSize(true, quantity);
    }

    /**
     * Whole lots, rounded down, at most the instrument's largest order; 0 where it is too small.
     */
    long lots(BigDecimal mid, Instrument terms) {
        BigDecimal lotWorth =
                fixed
                        ? terms.lotSize()
                        : mid.multiply(terms.lotSize()).multiply(terms.contractValue());
        BigDecimal lots = amount.divide(lotWorth, 0, RoundingMode.DOWN);
        return lots.min(BigDecimal.valueOf(terms.maxSizeLots())).longValueExact();
    }
}
