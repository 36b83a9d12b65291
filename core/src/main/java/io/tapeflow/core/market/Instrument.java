package io.tapeflow.core.market;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * One version of a traded contract's terms. Inside Tapeflow a price is a {@code long} number of
 * ticks and a size a {@code long} number of lots; this record is where they become decimals.
 *
 * @param id symbol dot venue, such as {@code BTCUSDT.BINANCE-USDM}
 * @param symbol the venue's own spelling, upper case
 * @param tickSize smallest price step, in quote units; positive
 * @param lotSize smallest size step, in base units (or contracts); positive
 * @param contractValue base or quote amount of one size unit; 1 for spot and linear contracts sized
 *     in base units
 * @param minSizeLots smallest order, in lots; 0 where unknown
 * @param maxSizeLots largest order, in lots; {@link Long#MAX_VALUE} where unknown
 * @param minNotional smallest order value in quote units; zero where unknown
 * @param origin where the terms come from; {@code DERIVED} ones were worked out from prices
 */
public record Instrument(
        String id,
        String symbol,
        Venue venue,
        Kind kind,
        String base,
        String quote,
        String settle,
        BigDecimal tickSize,
        BigDecimal lotSize,
        BigDecimal contractValue,
        long minSizeLots,
        long maxSizeLots,
        BigDecimal minNotional,
        Status status,
        Origin origin)
        implements Serializable {

    public Instrument {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(venue, "venue");
        if (tickSize.signum() <= 0 || lotSize.signum() <= 0) {
            throw new IllegalArgumentException(
                    id
                            + ": tick size "
                            + tickSize
                            + " and lot size "
                            + lotSize
                            + " must be positive");
        }
    }

    /** How the contract pays. */
    public enum Kind {
        SPOT,
        LINEAR,
        INVERSE
    }

    /** Whether the venue trades it now. */
    public enum Status {
        TRADING,
        HALTED,
        UNKNOWN
    }

    /** Where the terms were found, best first. */
    public enum Origin {
        FILE,
        VENUE,
        BUNDLED,
        DERIVED
    }

    /** The price as a plain decimal in quote units. */
    public BigDecimal price(long ticks) {
        return tickSize.multiply(BigDecimal.valueOf(ticks));
    }

    /** The size as a plain decimal in size units. */
    public BigDecimal size(long lots) {
        return lotSize.multiply(BigDecimal.valueOf(lots));
    }

    /** Exact value of a quantity at a price in quote units (linear and spot contracts). */
    public BigDecimal notional(long priceTicks, long sizeLots) {
        return price(priceTicks).multiply(size(sizeLots)).multiply(contractValue);
    }
}
