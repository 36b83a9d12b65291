package io.tapeflow.core.signal;

import io.tapeflow.core.market.Arrival;

/**
 * A change of an instrument's feed, for alerts and feed quality.
 *
 * @param expectedUpdateId what had to come, or {@code BookDiff.NO_ID}
 * @param receivedUpdateId what came, or {@code BookDiff.NO_ID}
 */
public record FeedEvent(
        String instrument,
        Arrival arrival,
        Kind kind,
        long syncEpoch,
        long expectedUpdateId,
        long receivedUpdateId) {

    /** What happened. */
    public enum Kind {
        SYNCED,
        GAP,
        CROSSED,
        SILENT,
        RECOVERED,
        RESET,
        BUFFER_OVERFLOW
    }
}
