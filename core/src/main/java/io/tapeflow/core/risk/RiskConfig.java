package io.tapeflow.core.risk;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * Limits of one account, in quote units.
 *
 * @param maxPositionNotional largest value of one instrument's position
 * @param maxTotalExposure largest sum of absolute position values
 */
public record RiskConfig(BigDecimal maxPositionNotional, BigDecimal maxTotalExposure)
        implements Serializable {

    public RiskConfig {
        if (maxPositionNotional.signum() <= 0 || maxTotalExposure.signum() <= 0) {
            throw new IllegalArgumentException(
                    "risk: maxPositionNotional and maxTotalExposure must be positive");
        }
    }

    public static RiskConfig defaults() {
        return new RiskConfig(BigDecimal.valueOf(5_000), BigDecimal.valueOf(20_000));
    }
}
