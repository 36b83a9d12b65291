package io.tapeflow.core.market;

/**
 * One thing a feed said about one instrument, in arrival order. A usable frame becomes one or more
 * of these, an unusable one a {@link Rejected}.
 */
public sealed interface MarketRecord
        permits InstrumentDefinition,
                BookSnapshot,
                BookDiff,
                Trade,
                BboUpdate,
                FeedReset,
                Rejected,
                TapeEnd {

    /** Value of an event time that the venue did not send, or that is not to be trusted. */
    long NO_TIME = Long.MIN_VALUE;

    /** Instrument id; empty for a {@link Rejected} whose instrument is not known. */
    String instrument();

    Arrival arrival();
}
