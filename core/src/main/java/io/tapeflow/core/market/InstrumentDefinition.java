package io.tapeflow.core.market;

/**
 * The terms that hold for an instrument from here on. It comes before the first record of the
 * instrument, with that record's arrival, and again when tick or lot size change, which resets the
 * book.
 */
public record InstrumentDefinition(Arrival arrival, Instrument terms) implements MarketRecord {
    @Override
    public String instrument() {
        return terms.id();
    }
}
