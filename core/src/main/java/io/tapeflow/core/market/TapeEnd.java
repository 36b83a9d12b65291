package io.tapeflow.core.market;

/**
 * The end of a tape's input, once for each of its instruments.
 *
 * @param lines lines of the tape, whatever they held
 * @param rejected lines of the tape that were not usable
 * @param skewedStamps records of the tape whose venue stamp was not to be trusted
 */
public record TapeEnd(
        String instrument, Arrival arrival, long lines, long rejected, long skewedStamps)
        implements MarketRecord {}
