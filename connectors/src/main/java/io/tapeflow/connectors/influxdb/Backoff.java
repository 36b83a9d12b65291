package io.tapeflow.connectors.influxdb;

import com.influxdb.exceptions.InfluxException;
import java.util.Map;

/** Pauses between attempts: doubling up to a bound, or as long as the server asks. */
final class Backoff {
    private static final long LONGEST_ASKED_MILLIS = 300_000;

    private final long firstMillis;
    private final long maxMillis;
    private long nextMillis;

    Backoff(long firstMillis, long maxMillis) {
        this.firstMillis = firstMillis;
        this.maxMillis = maxMillis;
        this.nextMillis = firstMillis;
    }

    /** The pause after this failure; the one after the next is twice as long. */
    long next(RuntimeException e) {
        long pause = Math.max(nextMillis, askedMillis(e));
        nextMillis = Math.min(maxMillis, nextMillis * 2);
        return pause;
    }

    long longest() {
        return maxMillis;
    }

    void reset() {
        nextMillis = firstMillis;
    }

    /** Retry-After in seconds; the form with a date is not worth reading a clock for. */
    private static long askedMillis(RuntimeException e) {
        if (!(e instanceof InfluxException failure)) {
            return 0;
        }
        for (Map.Entry<String, String> header : failure.headers().entrySet()) {
            if (header.getKey().equalsIgnoreCase("Retry-After")
                    && header.getValue().matches("\\d{1,9}")) {
                return Math.min(LONGEST_ASKED_MILLIS, Long.parseLong(header.getValue()) * 1000);
            }
        }
        return 0;
    }
}
