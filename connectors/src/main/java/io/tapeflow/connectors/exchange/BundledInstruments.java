package io.tapeflow.connectors.exchange;

import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.Venue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Common instruments, for tapes that don't say their terms. The table says its date; it has tick
 * and lot sizes only, as limits change too often to be kept here.
 */
final class BundledInstruments {
    private static final String RESOURCE = "bundled-instruments.yaml";
    private static final InstrumentFile TABLE = read();

    private BundledInstruments() {}

    static Optional<Instrument> find(Venue venue, String symbol) {
        return TABLE.find(venue, symbol);
    }

    private static InstrumentFile read() {
        try (InputStream in = BundledInstruments.class.getResourceAsStream(RESOURCE)) {
            return InstrumentFile.parse(RESOURCE, in.readAllBytes(), Instrument.Origin.BUNDLED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
