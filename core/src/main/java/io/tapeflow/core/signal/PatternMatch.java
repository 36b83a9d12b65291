package io.tapeflow.core.signal;

import io.tapeflow.core.market.Arrival;

/**
 * A pattern completed on an instrument; it has the arrival of the event that completed it.
 *
 * @param patternId the pattern's id, such as {@code momentum-ignition}
 * @param index place among one pattern's matches at one event, from 0
 * @param direction +1 expects the price to rise, -1 to fall
 * @param strength mean strength of the stages' events
 * @param firstArrival arrival of the event that began it
 */
public record PatternMatch(
        String account,
        String instrument,
        Arrival arrival,
        String patternId,
        int index,
        int direction,
        double strength,
        long syncEpoch,
        Arrival firstArrival)
        implements DecisionInput {
    /** The same match for one of the accounts that trade the instrument. */
    public PatternMatch seenBy(String account) {
        return new PatternMatch(
                account,
                instrument,
                arrival,
                patternId,
                index,
                direction,
                strength,
                syncEpoch,
                firstArrival);
    }

    @Override
    public int kindOrder() {
        return 3;
    }
}
