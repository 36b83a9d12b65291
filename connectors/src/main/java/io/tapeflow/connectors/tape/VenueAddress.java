package io.tapeflow.connectors.tape;

import io.tapeflow.connectors.exchange.binance.BinanceAddress;
import io.tapeflow.core.market.Venue;
import java.util.Optional;
import java.util.SortedSet;

/** What the address of a recorded connection says about venue and symbols. */
final class VenueAddress {
    private VenueAddress() {}

    static Optional<Venue> venue(String address) {
        return BinanceAddress.venue(address);
    }

    static SortedSet<String> symbols(Venue venue, String address) {
        return switch (venue) {
            case BINANCE_SPOT, BINANCE_USDM -> BinanceAddress.symbols(address);
        };
    }
}
