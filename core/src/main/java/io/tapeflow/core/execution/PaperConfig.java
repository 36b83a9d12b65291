package io.tapeflow.core.execution;

import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.LongestTime;
import java.io.Serializable;
import java.math.BigDecimal;

/**
 * The paper exchange's terms.
 *
 * @param startingCash quote units
 * @param spotTakerFeeBps taker fee on spot venues, basis points of the notional
 * @param contractTakerFeeBps taker fee on futures and perpetuals
 * @param latencyMillis ingest time from a decision to its order's arrival
 */
public record PaperConfig(
        BigDecimal startingCash,
        BigDecimal spotTakerFeeBps,
        BigDecimal contractTakerFeeBps,
        long latencyMillis)
        implements Serializable {

    public PaperConfig {
        if (startingCash.signum() <= 0 || latencyMillis < 0) {
            throw new IllegalArgumentException(
                    "paper: startingCash must be positive, latencyMillis not negative");
        }
        LongestTime.require("latencyMillis", latencyMillis);
    }

    public static PaperConfig defaults() {
        return new PaperConfig(
                BigDecimal.valueOf(100_000), BigDecimal.valueOf(10), BigDecimal.valueOf(5), 5);
    }

    /** The taker fee of an instrument, in basis points. */
    public BigDecimal takerFeeBps(Instrument terms) {
        return terms.kind() == Instrument.Kind.SPOT ? spotTakerFeeBps : contractTakerFeeBps;
    }
}
