package io.tapeflow.connectors.influxdb;

import io.tapeflow.core.execution.Fill;
import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.strategy.Decision;

/**
 * Times of points in nanoseconds. A store keeps one point for the same measurement, tags and time,
 * and many lines of a tape share their microsecond, so the three digits below it number what would
 * overwrite each other. They follow from the record alone: sent again, a point has the same time.
 */
final class PointTime {
    private static final long LINES = 32;
    private static final long PLACES_PER_LINE = 31;
    private static final long DEADLINE = 999;

    private PointTime() {}

    static long ofMillis(long millis) {
        return Math.multiplyExact(millis, 1_000_000L);
    }

    /**
     * Different for up to 32 neighbouring lines of a tape, and 31 records and matches of each, in
     * one microsecond.
     *
     * @param index place among results of one record, 0 where there is one
     */
    static long of(Arrival arrival, int index) {
        if (arrival.arrivalNumber() == Arrival.AFTER_ALL) {
            return nanos(arrival, DEADLINE - index % PLACES_PER_LINE);
        }
        long inFrame = arrival.arrivalNumber() % Arrival.FRAME_CAPACITY;
        long place = (inFrame + index) % PLACES_PER_LINE;
        return nanos(arrival, arrival.line() % LINES * PLACES_PER_LINE + place);
    }

    /** Different for a thousand decisions of an account in one microsecond. */
    static long of(Decision decision) {
        return nanos(decision.arrival(), decision.sequence() % 1000);
    }

    /** Different for 40 orders of an account in one microsecond with 25 fills each. */
    static long of(Fill fill) {
        long order = numberAtEnd(fill.orderId()) % 40;
        return nanos(fill.arrival(), order * 25 + numberAtEnd(fill.id()) % 25);
    }

    /** Ids of orders end with the decision's number, those of fills with the fill's. */
    private static long numberAtEnd(String id) {
        int from = id.length();
        while (from > 0 && from > id.length() - 18 && Character.isDigit(id.charAt(from - 1))) {
            from--;
        }
        return from == id.length() ? 0 : Long.parseLong(id.substring(from));
    }

    private static long nanos(Arrival arrival, long belowMicros) {
        return Math.multiplyExact(arrival.ingestTimeMicros(), 1000L) + belowMicros;
    }
}
