package io.tapeflow.connectors.exchange.binance;

import io.tapeflow.core.market.Venue;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads what an address of Binance says about venue, streams and symbols. */
public final class BinanceAddress {
    /** Hosts by their beginning, of streams and REST, live and test. */
    private static final Set<String> SPOT_HOSTS =
            Set.of(
                    "stream.binance.",
                    "data-stream.binance.",
                    "stream.testnet.binance.",
                    "demo-stream.binance.",
                    "api.binance.",
                    "api1.binance.",
                    "api2.binance.",
                    "api3.binance.",
                    "api4.binance.",
                    "api-gcp.binance.",
                    "data-api.binance.",
                    "demo-api.binance.",
                    "testnet.binance.");

    private static final Set<String> USDM_HOSTS =
            Set.of(
                    "fstream.binance.",
                    "demo-fstream.binance.",
                    "fstream.binancefuture.",
                    "fapi.binance.",
                    "demo-fapi.binance.",
                    "testnet.binancefuture.");

    private BinanceAddress() {}

    /** The venue that a full address is of, where it is one of Binance's known hosts. */
    public static Optional<Venue> venue(String address) {
        int host = address.indexOf("://");
        if (host < 0) {
            return Optional.empty();
        }
        String rest = address.substring(host + 3).toLowerCase(Locale.ROOT);
        if (SPOT_HOSTS.stream().anyMatch(rest::startsWith)) {
            return Optional.of(Venue.BINANCE_SPOT);
        }
        return USDM_HOSTS.stream().anyMatch(rest::startsWith)
                ? Optional.of(Venue.BINANCE_USDM)
                : Optional.empty();
    }

    /**
     * The symbols, upper case, that an address asks for: of its streams ({@code
     * /stream?streams=btcusdt@trade/...}, {@code /ws/btcusdt@trade}) or of its query ({@code
     * ?symbol=BTCUSDT}). Streams of all symbols name none.
     */
    public static SortedSet<String> symbols(String address) {
        SortedSet<String> symbols = new TreeSet<>();
        symbolOfQuery(address).ifPresent(symbols::add);
        for (String stream : streams(address)) {
            int at = stream.indexOf('@');
            if (at > 0 && !stream.startsWith("!")) {
                symbols.add(stream.substring(0, at).toUpperCase(Locale.ROOT));
            }
        }
        return symbols;
    }

    private static String[] streams(String address) {
        Optional<String> combined = parameter(address, "streams");
        if (combined.isPresent()) {
            return combined.get().split("/");
        }
        String path = path(address);
        int raw = path.indexOf("/ws/");
        return raw < 0 ? new String[0] : path.substring(raw + 4).split("/");
    }

    /** The symbol of a request's query, upper case. */
    static Optional<String> symbolOfQuery(String address) {
        return parameter(address, "symbol").map(symbol -> symbol.toUpperCase(Locale.ROOT));
    }

    /** The address without its query. */
    static String path(String address) {
        int query = address.indexOf('?');
        return query < 0 ? address : address.substring(0, query);
    }

    private static Optional<String> parameter(String address, String name) {
        int query = address.indexOf('?');
        if (query < 0) {
            return Optional.empty();
        }
        for (String parameter : address.substring(query + 1).split("&")) {
            if (parameter.startsWith(name + "=")) {
                return Optional.of(parameter.substring(name.length() + 1).replace("%40", "@"));
            }
        }
        return Optional.empty();
    }
}
