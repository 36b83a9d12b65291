package io.tapeflow.connectors.tape.source;

/** When a moment of ingest time is due on the machine's clock, at a multiple of real time. */
final class Pace {
    private static final double MILLI_NANOS = 1e6;

    private final double speed;
    private final long originMicros;
    private final long originNanos;

    /**
     * @param speed 1 is real time; 0 as fast as possible
     * @param originMicros the ingest time that is due at
     * @param originNanos this reading of the clock
     */
    Pace(double speed, long originMicros, long originNanos) {
        this.speed = speed;
        this.originMicros = originMicros;
        this.originNanos = originNanos;
    }

    /** Nanoseconds until this ingest time is due; 0 or less if it is. */
    long nanosUntil(long ingestMicros, long nowNanos) {
        if (speed == 0) {
            return 0;
        }
        double offsetNanos = (ingestMicros - originMicros) * 1000.0 / speed;
        return (long) offsetNanos - (nowNanos - originNanos);
    }

    /** The millisecond of ingest time that is due now; only at a speed above 0. */
    long millisAt(long nowNanos) {
        double offsetMicros = (nowNanos - originNanos) * speed / 1000.0;
        return Math.floorDiv(originMicros + (long) offsetMicros, 1000L);
    }

    /** How long a millisecond of ingest time takes, but not less than one of the machine's. */
    long nanosOfMilli() {
        return (long) (MILLI_NANOS / Math.min(1, speed));
    }
}
