package io.tapeflow.core.signal;

import io.tapeflow.core.market.Arrival;

/**
 * A detector fired: an edge, not a level.
 *
 * @param eventTimeMicros instrument clock when it fired
 * @param direction +1 for buying pressure or rising price, -1 for the opposite
 * @param strength how far beyond the threshold, as a ratio >= 1
 */
public record SignalEvent(
        String instrument,
        Arrival arrival,
        long eventTimeMicros,
        long syncEpoch,
        Detector detector,
        int direction,
        double strength) {}
