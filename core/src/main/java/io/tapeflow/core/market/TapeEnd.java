package io.tapeflow.core.market;

/**
 * The end of a tape's input, once for each of its instruments.
 *
 * @param lines lines of the tape, whatever they held
 * @param rejected lines of the tape that were not usable
 * @param skewedStamps records of the tape whose venue stamp was not to be trusted
 * @param leftOutLevels book levels of old orders, far from the market, that were left out because
 *     their price is not on the tick grid
 * @param roundedSizes sizes of such orders that were rounded up to whole lots
 */
public record TapeEnd(
        String instrument,
        Arrival arrival,
        long lines,
        long rejected,
        long skewedStamps,
        long leftOutLevels,
        long roundedSizes)
        implements MarketRecord {}
