package io.tapeflow.jobs;

/** Uids of the operators: what state in a savepoint is found by, so that they never change. */
public final class Uids {

    public static final String TAPES = "tapes";
    public static final String REJECTED_SPLITTER = "rejected-splitter";
    public static final String FEATURES = "features";
    public static final String FEED_ALERTS = "feed-alerts";
    public static final String DECISIONS = "decisions";

    private Uids() {}

    /** The step that gives a pattern's matches to the accounts. */
    public static String matchFanOut(String patternId) {
        return "match-fan-out-" + patternId;
    }

    /** A sink of the named stream, such as {@code sink-decisions-kafka}. */
    public static String sink(String stream, String store) {
        return "sink-" + stream + "-" + store;
    }
}
