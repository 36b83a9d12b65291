package io.tapeflow.core.strategy;

import java.math.BigDecimal;
import java.util.List;

/**
 * What came of one instrument in one account, or of all of them. Money is in quote units; the basis
 * points are of the value entered, averaged over closed round trips by that value, and NaN without
 * one. A paper result: it neither promises nor measures a live one.
 *
 * @param instrument instrument id; empty for the total over all
 * @param crossings upward crossings of the entry threshold by |score|
 * @param entries accepted ones; an accepted order may still find nothing to take
 * @param exits accepted ones, more than round trips where an exit had to be repeated
 * @param rejections entries rejected, by ordinal of {@link Decision.Reason}
 * @param realisedPnl before fees
 * @param unrealisedPnl of the open position at the last mid, before fees
 * @param openQuantity signed position at the end; zero in a total
 * @param grossEdgeBp move of the mid between the decisions to enter and to leave: what the signal
 *     was worth before any cost
 * @param slippageBp cost of spread, depth and latency: fills against the mid when decided
 * @param feesBp cost of fees
 * @param netBp grossEdgeBp - slippageBp - feesBp
 * @param breakEvenFeeBp taker fee at which the closed round trips net zero; negative where none is
 *     low enough
 */
public record InstrumentResult(
        String instrument,
        long crossings,
        long entries,
        long exits,
        long cancels,
        long[] rejections,
        long fills,
        long roundTrips,
        BigDecimal fees,
        BigDecimal realisedPnl,
        BigDecimal unrealisedPnl,
        BigDecimal openQuantity,
        double grossEdgeBp,
        double slippageBp,
        double feesBp,
        double netBp,
        double breakEvenFeeBp,
        List<ScoreQuality> scoreQuality) {

    /** Entries rejected for this reason. */
    public long rejected(Decision.Reason reason) {
        return rejections[reason.ordinal()];
    }
}
