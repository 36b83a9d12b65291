package io.tapeflow.core.market;

/**
 * Changed levels with their absolute sizes.
 *
 * @param eventTimeMicros matching-engine time where given, else the venue's sending time; {@link
 *     #NO_TIME} where it is not to be trusted
 * @param firstUpdateId id of the first change in it (Binance U)
 * @param lastUpdateId id of the last change in it (Binance u)
 * @param previousUpdateId last id of the diff before (Binance USD-M pu), or {@link #NO_ID}
 */
public record BookDiff(
        String instrument,
        Arrival arrival,
        long eventTimeMicros,
        long firstUpdateId,
        long lastUpdateId,
        long previousUpdateId,
        Levels bids,
        Levels asks)
        implements MarketRecord {

    /** Value of an update id that the venue does not send. */
    public static final long NO_ID = -1;
}
