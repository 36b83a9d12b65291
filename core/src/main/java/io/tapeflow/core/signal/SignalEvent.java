package io.tapeflow.core.signal;

import io.tapeflow.core.market.Arrival;
import java.util.Comparator;

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
        double strength) {

    /** The total order of one instrument's signals: arrival, detector, direction. */
    public static final Comparator<SignalEvent> ORDER = SignalEvent::compare;

    private static int compare(SignalEvent left, SignalEvent right) {
        int order = left.arrival.compareTo(right.arrival);
        if (order == 0) {
            order = left.detector.compareTo(right.detector);
        }
        return order != 0 ? order : Integer.compare(left.direction, right.direction);
    }
}
