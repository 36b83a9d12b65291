package io.tapeflow.core.market;

/** The connection of the instrument's book opened or closed: what follows needs a new snapshot. */
public record FeedReset(String instrument, Arrival arrival, String connection)
        implements MarketRecord {}
