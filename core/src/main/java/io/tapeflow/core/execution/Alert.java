package io.tapeflow.core.execution;

import io.tapeflow.core.market.Arrival;

/** Something a person should know now. */
public record Alert(String account, String instrument, Arrival arrival, Kind kind, String detail) {

    /** What it is about. */
    public enum Kind {
        OPEN_EXPOSURE_ON_STALE_BOOK,
        FEED_GAP,
        FEED_CROSSED,
        FEED_SILENT
    }
}
