package io.tapeflow.connectors.exchange;

import java.io.Serializable;
import java.util.Objects;
import java.util.Set;

/**
 * How frames become records.
 *
 * @param maxStampSkewMillis a venue stamp farther than this from ingest time (less the measured
 *     clock offset) is not trusted: positive
 * @param tradeStream which trade messages count where a tape has both kinds
 * @param ignoredSymbols symbols, upper case, whose messages the caller leaves out on purpose; those
 *     of any other symbol that the tape is not about are rejected
 */
public record NormalizerConfig(
        long maxStampSkewMillis, TradeStream tradeStream, Set<String> ignoredSymbols)
        implements Serializable {

    /** 60 seconds, first trade stream seen, nothing ignored. */
    public static final NormalizerConfig DEFAULT =
            new NormalizerConfig(60_000, TradeStream.AUTO, Set.of());

    public NormalizerConfig {
        if (maxStampSkewMillis <= 0 || maxStampSkewMillis > Long.MAX_VALUE / 1_000_000) {
            throw new IllegalArgumentException(
                    "maxStampSkewMillis must be positive, not " + maxStampSkewMillis);
        }
        Objects.requireNonNull(tradeStream, "tradeStream");
        ignoredSymbols = Set.copyOf(ignoredSymbols);
    }

    /** The same with these symbols ignored. */
    public NormalizerConfig ignoring(Set<String> symbols) {
        return new NormalizerConfig(maxStampSkewMillis, tradeStream, symbols);
    }

    /** The same with this trade stream. */
    public NormalizerConfig withTradeStream(TradeStream stream) {
        return new NormalizerConfig(maxStampSkewMillis, stream, ignoredSymbols);
    }

    /** A venue may print every trade twice, single and aggregated; only one of them counts. */
    public enum TradeStream {
        /**
         * For each instrument the kind of its first usable trade message on the tape, for the whole
         * tape: it depends on nothing but the tape.
         */
        AUTO,
        /** Single trades. */
        TRADE,
        /** Trades aggregated by taker order and price. */
        AGG_TRADE
    }
}
