package io.tapeflow.connectors.influxdb;

import com.influxdb.exceptions.InfluxException;

/** What a failed request means for its points. */
enum WriteFailure {
    /** The store is away, busy or broken: the same request may succeed later. */
    RETRYABLE,
    /** Some points are not acceptable; the others are, in a request without them. */
    BAD_POINTS,
    /** No request will succeed until someone changes the configuration or the store. */
    FATAL;

    /** Of what a request threw: without an answer there was no way to the store. */
    static WriteFailure of(RuntimeException e) {
        if (!(e instanceof InfluxException failure)) {
            return FATAL;
        }
        return failure.status() == 0 ? RETRYABLE : ofStatus(failure.status());
    }

    /** Of an HTTP status other than success. */
    static WriteFailure ofStatus(int status) {
        return switch (status) {
            case 400, 413, 422 -> BAD_POINTS;
            case 408, 425, 429 -> RETRYABLE;
            default -> status >= 500 ? RETRYABLE : FATAL;
        };
    }
}
