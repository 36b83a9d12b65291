package io.tapeflow.connectors.exchange;

import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.Venue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/**
 * The coarsest tick and lot size that a snapshot's prices and sizes are multiples of: their
 * greatest common divisors. The venue's own may be finer, never coarser.
 */
record SnapshotGrid(BigDecimal tickSize, BigDecimal lotSize) {
    /** What Binance's symbols end in, longest first where one ends in another. */
    private static final List<String> QUOTES =
            List.of(
                    "FDUSD", "USDT", "USDC", "TUSD", "BUSD", "USDP", "BTC", "ETH", "BNB", "EUR",
                    "TRY", "GBP", "BRL", "JPY", "DAI");

    /** The grid of these decimals, or null if they are of none. */
    static SnapshotGrid of(List<BigDecimal> prices, List<BigDecimal> sizes) {
        BigDecimal tickSize = commonDivisor(prices);
        BigDecimal lotSize = commonDivisor(sizes);
        return DecimalGrid.isIncrement(tickSize) && DecimalGrid.isIncrement(lotSize)
                ? new SnapshotGrid(tickSize, lotSize)
                : null;
    }

    private static BigDecimal commonDivisor(List<BigDecimal> values) {
        int scale = values.stream().mapToInt(BigDecimal::scale).max().orElse(0);
        BigInteger divisor = BigInteger.ZERO;
        for (BigDecimal value : values) {
            divisor = divisor.gcd(value.setScale(scale).unscaledValue());
        }
        return DecimalGrid.plain(new BigDecimal(divisor, scale));
    }

    /** Whether all prices and sizes are multiples of these terms' increments. */
    boolean fits(Instrument terms) {
        return tickSize.remainder(terms.tickSize()).signum() == 0
                && lotSize.remainder(terms.lotSize()).signum() == 0;
    }

    /** Terms of which nothing more is known. */
    Instrument terms(Venue venue, String symbol) {
        String quote = QUOTES.stream().filter(symbol::endsWith).findFirst().orElse("");
        boolean spot = venue == Venue.BINANCE_SPOT;
        return new Instrument(
                venue.instrumentId(symbol),
                symbol,
                venue,
                spot ? Instrument.Kind.SPOT : Instrument.Kind.LINEAR,
                symbol.substring(0, symbol.length() - quote.length()),
                quote,
                quote,
                tickSize,
                lotSize,
                BigDecimal.ONE,
                0,
                Long.MAX_VALUE,
                BigDecimal.ZERO,
                Instrument.Status.UNKNOWN,
                Instrument.Origin.DERIVED);
    }
}
