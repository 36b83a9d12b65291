package io.tapeflow.core.market;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A market with one protocol and one set of sequence rules. */
public enum Venue {
    BINANCE_SPOT("binance-spot"),
    BINANCE_USDM("binance-usdm");

    private final String code;

    Venue(String code) {
        this.code = code;
    }

    /**
     * The name on the command line, in configuration and in tape ids, such as {@code binance-usdm}.
     */
    public String code() {
        return code;
    }

    /** The id of a symbol's instrument here, such as {@code BTCUSDT.BINANCE-USDM}. */
    public String instrumentId(String symbol) {
        return symbol + "." + code.toUpperCase(java.util.Locale.ROOT);
    }

    /** The venue of a {@link #code()}; an unknown one is an error that lists the known ones. */
    public static Venue ofCode(String code) {
        for (Venue venue : values()) {
            if (venue.code.equals(code)) {
                return venue;
            }
        }
        throw new IllegalArgumentException(
                "unknown venue '"
                        + code
                        + "', known: "
                        + Arrays.stream(values())
                                .map(Venue::code)
                                .collect(Collectors.joining(", ")));
    }
}
