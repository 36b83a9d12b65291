package io.tapeflow.connectors.tape;

import io.tapeflow.connectors.exchange.NormalizerConfig.TradeStream;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.Venue;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * What a tape is about; fixed when it is made.
 *
 * @param tapeId name of the tape in the order of everything received
 * @param symbols the venue's spelling, upper case, sorted
 * @param ignoredSymbols symbols that its frames name and that are left out on purpose
 * @param instruments terms of the symbols, as far as they are known
 * @param tradeStream which trade messages count where the venue has both kinds
 */
public record TapeHeader(
        String tapeId,
        Venue venue,
        List<String> symbols,
        List<String> ignoredSymbols,
        List<Instrument> instruments,
        TradeStream tradeStream)
        implements Serializable {

    public TapeHeader {
        symbols = List.copyOf(new TreeSet<>(symbols));
        ignoredSymbols = List.copyOf(new TreeSet<>(ignoredSymbols));
        instruments = List.copyOf(instruments);
    }

    /** The same tape with these terms. */
    TapeHeader with(List<Instrument> terms) {
        return new TapeHeader(tapeId, venue, symbols, ignoredSymbols, terms, tradeStream);
    }

    /** Venue and sorted symbols, such as {@code binance-usdm:BTCUSDT+ETHUSDT}. */
    public static String tapeId(Venue venue, Collection<String> symbols) {
        return venue.code() + ":" + String.join("+", new TreeSet<>(symbols));
    }
}
