package io.tapeflow.connectors.tape.source;

/** When a moment of ingest time is due on the machine's clock, at a multiple of real time. */
final class Pace {
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
}
