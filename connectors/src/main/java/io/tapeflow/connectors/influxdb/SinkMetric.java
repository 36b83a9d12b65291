package io.tapeflow.connectors.influxdb;

/** Counters of the sink, in the metric group {@code influxdb} of its operator. */
enum SinkMetric {
    /** Points that the store has taken. */
    POINTS_WRITTEN("pointsWritten"),
    /** Points dropped because the buffer was full, or left at the end of input. */
    POINTS_DROPPED("pointsDropped"),
    /** Points that the store refused as bad. */
    POINTS_REJECTED("pointsRejected"),
    /** Requests that failed and were tried again. */
    RETRIES("retries"),
    /** Answers that forbid writing. */
    REFUSALS("refusals");

    static final String GROUP = "influxdb";

    /** Gauge: points not written yet. */
    static final String BUFFERED_POINTS = "bufferedPoints";

    /** Gauge: their bytes. */
    static final String BUFFERED_BYTES = "bufferedBytes";

    private final String key;

    SinkMetric(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }
}
