package io.tapeflow.core.signal;

import java.math.BigDecimal;

/**
 * What one instrument's feed held, at the end of its input.
 *
 * @param lines lines of its tape
 * @param staleSnapshots snapshots ignored because they were not newer than the book
 * @param bufferDropped diffs dropped because too many waited for a snapshot
 * @param rejected lines of its tape that were not usable
 * @param leftOutLevels book levels of its tape left out because their price is off the tick grid,
 *     far from the market
 * @param roundedSizes sizes of its tape, far from the market, rounded up to whole lots
 * @param applied diffs applied, those that completed a sync included
 * @param gapLines lines in the tape of the first gaps, at most 16
 * @param bboChecked update ids at which book and best bid and offer could be compared
 * @param r2Ofi10s R2 of 10 s mid change on OFI, NaN under three points
 * @param r2Tfi10s R2 of 10 s mid change on trade flow, NaN under three points
 */
public record FeedSummary(
        String instrument,
        String tapeId,
        long lines,
        long depth,
        long trades,
        long bbo,
        long snapshots,
        long applied,
        long gaps,
        long duplicates,
        long staleSnapshots,
        long bufferDropped,
        long crossed,
        long rejected,
        long skewedStamps,
        long leftOutLevels,
        long roundedSizes,
        long bboChecked,
        long bboMatched,
        long[] gapLines,
        long buyVolumeLots,
        long sellVolumeLots,
        long ofiLots,
        long windows,
        double r2Ofi10s,
        double r2Tfi10s,
        long[] signals,
        BigDecimal tickSize,
        BigDecimal lotSize) {}
