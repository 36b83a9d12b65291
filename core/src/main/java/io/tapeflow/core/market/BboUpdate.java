package io.tapeflow.core.market;

/**
 * Best bid and offer at an update id: a cross-check of the book and a sign of life.
 *
 * @param eventTimeMicros venue stamp, or {@link #NO_TIME}; never moves the instrument clock
 */
public record BboUpdate(
        String instrument,
        Arrival arrival,
        long eventTimeMicros,
        long updateId,
        long bidPriceTicks,
        long bidSizeLots,
        long askPriceTicks,
        long askSizeLots)
        implements MarketRecord {}
