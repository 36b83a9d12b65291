package io.tapeflow.core.market;

/**
 * A trade print.
 *
 * @param eventTimeMicros trade time at the venue, or {@link #NO_TIME}
 * @param aggressor side of the taker
 * @param priceTicks positive, in ticks
 * @param sizeLots positive, in lots
 */
public record Trade(
        String instrument,
        Arrival arrival,
        long eventTimeMicros,
        long tradeId,
        Side aggressor,
        long priceTicks,
        long sizeLots)
        implements MarketRecord {}
