package io.tapeflow.connectors.influxdb;

import java.io.Serializable;

/**
 * How points are gathered, sent and sent again.
 *
 * @param bufferBytes line protocol that one writer keeps, and saves in each checkpoint, at most; 16
 *     MB are some 15,000 points of features, an hour of four instruments
 * @param batchPoints most points of one request (nor is one larger than a quarter of the buffer)
 * @param lingerMillis longest wait of a point for others to fill its batch
 * @param requestTimeoutMillis longest wait for the answer to one request
 * @param firstBackoffMillis pause after the first failure, doubled after each more
 * @param maxBackoffMillis longest pause, but that the server may ask for one of up to five minutes
 * @param drainTimeoutMillis longest wait at the end of input for the rest to be written; then
 *     BACK_PRESSURE fails the job and DROP_OLDEST reports and counts what is lost
 */
public record InfluxDbDelivery(
        WhenFull whenFull,
        long bufferBytes,
        int batchPoints,
        long lingerMillis,
        long requestTimeoutMillis,
        long firstBackoffMillis,
        long maxBackoffMillis,
        long drainTimeoutMillis)
        implements Serializable {

    static final long LEAST_BUFFER_BYTES = 64 * 1024;

    public InfluxDbDelivery {
        if (bufferBytes < LEAST_BUFFER_BYTES) {
            throw new IllegalArgumentException(
                    "buffer of " + bufferBytes + " bytes, at least " + LEAST_BUFFER_BYTES);
        }
        if (batchPoints < 1 || lingerMillis < 0) {
            throw new IllegalArgumentException(
                    "batches of " + batchPoints + " points after " + lingerMillis + " ms");
        }
        if (requestTimeoutMillis < 1 || requestTimeoutMillis > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("request timeout " + requestTimeoutMillis + " ms");
        }
        if (firstBackoffMillis < 1 || maxBackoffMillis < firstBackoffMillis) {
            throw new IllegalArgumentException(
                    "backoff from " + firstBackoffMillis + " to " + maxBackoffMillis + " ms");
        }
        if (drainTimeoutMillis < 0) {
            throw new IllegalArgumentException("drain timeout " + drainTimeoutMillis + " ms");
        }
    }

    /** A buffer of 16 MB, requests each second, pauses of 0.2 to 10 s, and a minute to drain. */
    public static InfluxDbDelivery of(WhenFull whenFull) {
        return new InfluxDbDelivery(
                whenFull, 16 * 1024 * 1024, 5_000, 1_000, 10_000, 200, 10_000, 60_000);
    }

    long batchBytes() {
        return bufferBytes / 4;
    }
}
