package io.tapeflow.core.market;

/**
 * Full book at an update id.
 *
 * @param eventTimeMicros venue stamp, or {@link #NO_TIME}; never moves the instrument clock
 * @param lastUpdateId the venue's id of the last change it contains
 */
public record BookSnapshot(
        String instrument,
        Arrival arrival,
        long eventTimeMicros,
        long lastUpdateId,
        Levels bids,
        Levels asks)
        implements MarketRecord {}
