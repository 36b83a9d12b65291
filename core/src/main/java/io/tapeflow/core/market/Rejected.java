package io.tapeflow.core.market;

/**
 * Input that could not be used as it stands, for the dead-letter topic.
 *
 * @param instrument instrument id, or empty where it is not known
 * @param detail what was wrong, for people: the field and its value
 * @param payload the bytes as received (as text; a tape is UTF-8)
 */
public record Rejected(
        Arrival arrival, String instrument, Reason reason, String detail, String payload)
        implements MarketRecord {

    /** Why input was not usable. */
    public enum Reason {
        /** Not JSON, or cut short. */
        MALFORMED_JSON,
        /** JSON, but not a message of this venue: a field is missing or has the wrong form. */
        MALFORMED_MESSAGE,
        /** A symbol that this tape is not about. */
        UNKNOWN_SYMBOL,
        /** A price that is not a multiple of the tick size. */
        PRICE_OFF_GRID,
        /** A size that is not a multiple of the lot size. */
        SIZE_OFF_GRID,
        /** A price or size that is negative, zero where it must not be, or too large. */
        OUT_OF_RANGE,
        /**
         * A venue stamp too far from ingest time. The record itself is still used, without its
         * time, so this is not counted among the rejected.
         */
        STAMP_OUT_OF_RANGE
    }
}
