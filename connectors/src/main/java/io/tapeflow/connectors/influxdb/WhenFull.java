package io.tapeflow.connectors.influxdb;

/** What happens to new points when the store has been away for so long that the buffer is full. */
public enum WhenFull {
    /**
     * The oldest points are dropped and counted, and the job goes on: for live trading. Answers
     * that forbid writing (a wrong token or bucket) are reported as errors and tried again too, as
     * a metrics store must never stop trading.
     */
    DROP_OLDEST,
    /**
     * The job waits, its checkpoints too, and loses nothing: for replay and backfill. Answers that
     * forbid writing fail the job.
     */
    BACK_PRESSURE
}
