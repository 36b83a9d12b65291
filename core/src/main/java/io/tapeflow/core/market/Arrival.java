package io.tapeflow.core.market;

/**
 * The place of a record in the total order of everything received: what is derived from a record
 * inherits it.
 *
 * @param ingestTimeMicros when our process received the bytes, microseconds since the epoch;
 *     non-decreasing within a tape
 * @param tapeId fixed when the tape is made, such as {@code binance-usdm:BTCUSDT}
 * @param arrivalNumber {@code line * FRAME_CAPACITY + index in the frame}; lines count from 1 and
 *     run on across a capture's files. {@link #AFTER_ALL} for what a deadline makes
 */
public record Arrival(long ingestTimeMicros, String tapeId, long arrivalNumber)
        implements Comparable<Arrival> {

    /** Arrival number of everything that a deadline makes: after all records of its millisecond. */
    public static final long AFTER_ALL = Long.MAX_VALUE;

    /** More records than one frame can hold. */
    public static final long FRAME_CAPACITY = 1_000_000;

    /** Arrival of the record with this index (from 0) in the frame on this line (from 1). */
    public static Arrival ofLine(long ingestTimeMicros, String tapeId, long line, int index) {
        return new Arrival(ingestTimeMicros, tapeId, line * FRAME_CAPACITY + index);
    }

    /** Arrival of what a deadline at the end of this millisecond of ingest time makes. */
    public static Arrival ofDeadline(long ingestMillis, String tapeId) {
        return new Arrival(ingestMillis * 1000 + 999, tapeId, AFTER_ALL);
    }

    /** The millisecond of ingest time, which is also the Flink timestamp. */
    public long ingestMillis() {
        return Math.floorDiv(ingestTimeMicros, 1000L);
    }

    /** The line in the tape, from 1; meaningless for a deadline. */
    public long line() {
        return arrivalNumber / FRAME_CAPACITY;
    }

    @Override
    public int compareTo(Arrival other) {
        int order = Long.compare(ingestTimeMicros, other.ingestTimeMicros);
        if (order == 0) {
            order = tapeId.compareTo(other.tapeId);
        }
        return order != 0 ? order : Long.compare(arrivalNumber, other.arrivalNumber);
    }
}
