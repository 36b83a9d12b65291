package io.tapeflow.connectors.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.Instrument.Kind;
import io.tapeflow.core.market.Instrument.Origin;
import io.tapeflow.core.market.Instrument.Status;
import io.tapeflow.core.market.Venue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** One instrument of an {@link InstrumentFile}; collects what is wrong with it. */
final class InstrumentEntry {
    private static final Set<String> KEYS =
            Set.of(
                    "symbol",
                    "venue",
                    "base",
                    "quote",
                    "settle",
                    "kind",
                    "tickSize",
                    "lotSize",
                    "contractValue",
                    "minSize",
                    "maxSize",
                    "minNotional",
                    "status");

    private final String place;
    private final JsonNode entry;
    private final List<String> errors;

    InstrumentEntry(String place, JsonNode entry, List<String> errors) {
        this.place = place;
        this.entry = entry;
        this.errors = errors;
    }

    /** The terms, or null if the entry has errors. */
    Instrument instrument(Origin origin) {
        int before = errors.size();
        entry.fieldNames()
                .forEachRemaining(
                        key -> {
                            if (!KEYS.contains(key)) {
                                errors.add(place + "." + key + ": unknown key");
                            }
                        });
        String symbol = value("symbol", null, Function.identity());
        Venue venue = value("venue", null, Venue::ofCode);
        String base = value("base", null, Function.identity());
        String quote = value("quote", null, Function.identity());
        BigDecimal tickSize = value("tickSize", null, InstrumentEntry::increment);
        BigDecimal lotSize = value("lotSize", null, InstrumentEntry::increment);
        String settle = value("settle", quote, Function.identity());
        Kind usual = venue == Venue.BINANCE_SPOT ? Kind.SPOT : Kind.LINEAR;
        Kind kind = value("kind", usual, Kind::valueOf);
        BigDecimal contractValue =
                value("contractValue", BigDecimal.ONE, InstrumentEntry::increment);
        BigDecimal minSize = value("minSize", BigDecimal.ZERO, InstrumentEntry::amount);
        BigDecimal maxSize =
                value("maxSize", BigDecimal.valueOf(Long.MAX_VALUE), InstrumentEntry::amount);
        BigDecimal minNotional = value("minNotional", BigDecimal.ZERO, InstrumentEntry::amount);
        Status status = value("status", Status.UNKNOWN, Status::valueOf);
        if (symbol != null && !symbol.equals(symbol.toUpperCase(Locale.ROOT))) {
            errors.add(place + ".symbol: must be upper case, not '" + symbol + "'");
        }
        if (errors.size() > before) {
            return null;
        }
        return new Instrument(
                venue.instrumentId(symbol),
                symbol,
                venue,
                kind,
                base,
                quote,
                settle,
                tickSize,
                lotSize,
                contractValue,
                lots(minSize, lotSize, RoundingMode.CEILING),
                lots(maxSize, lotSize, RoundingMode.FLOOR),
                minNotional,
                status,
                origin);
    }

    /** The value of a key; one without default must be there. */
    private <T> T value(String key, T byDefault, Function<String, T> parse) {
        JsonNode node = entry.path(key);
        if (node.isMissingNode() || node.isNull()) {
            if (byDefault == null && !key.equals("settle")) {
                errors.add(place + "." + key + ": missing");
            }
            return byDefault;
        }
        if (node.isContainerNode()) {
            errors.add(place + "." + key + ": must be a single value");
            return byDefault;
        }
        try {
            return parse.apply(node.asText());
        } catch (IllegalArgumentException e) {
            errors.add(place + "." + key + ": '" + node.asText() + "': " + e.getMessage());
            return byDefault;
        }
    }

    private static BigDecimal increment(String text) {
        return new DecimalGrid(DecimalGrid.decimal(text)).increment();
    }

    private static BigDecimal amount(String text) {
        BigDecimal amount = DecimalGrid.decimal(text);
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("must not be negative");
        }
        return amount;
    }

    private static long lots(BigDecimal size, BigDecimal lotSize, RoundingMode rounding) {
        BigDecimal lots = size.divide(lotSize, 0, rounding);
        return lots.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                ? Long.MAX_VALUE
                : lots.longValue();
    }
}
