package io.tapeflow.connectors.exchange.binance;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tapeflow.connectors.exchange.DecimalGrid;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.Venue;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Terms from an exchangeInfo answer. Tick and lot size are those of PRICE_FILTER and LOT_SIZE; the
 * precisions beside them are numbers of printed decimals and often finer.
 */
final class BinanceExchangeInfo {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private BinanceExchangeInfo() {}

    /** The terms of the symbols wanted that the answer has with usable filters. */
    static List<Instrument> terms(
            Venue venue, byte[] bytes, int offset, int length, Predicate<String> wanted)
            throws IOException {
        List<Instrument> terms = new ArrayList<>();
        boolean found = false;
        try (JsonParser json = MAPPER.getFactory().createParser(bytes, offset, length)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("exchangeInfo is not an object");
            }
            String name;
            while ((name = json.nextFieldName()) != null) {
                JsonToken token = json.nextToken();
                if (name.equals("symbols") && token == JsonToken.START_ARRAY) {
                    found = true;
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        JsonNode symbol = MAPPER.readTree(json);
                        if (wanted.test(symbol.path("symbol").asText())) {
                            terms.add(terms(venue, symbol));
                        }
                    }
                } else {
                    json.skipChildren();
                }
            }
        }
        if (!found) {
            throw new IOException("exchangeInfo without symbols");
        }
        return terms;
    }

    private static Instrument terms(Venue venue, JsonNode symbol) throws IOException {
        String name = symbol.path("symbol").asText();
        JsonNode lots = filter(symbol, "LOT_SIZE");
        BigDecimal tickSize = decimal(filter(symbol, "PRICE_FILTER"), "tickSize", name);
        BigDecimal lotSize = decimal(lots, "stepSize", name);
        if (!DecimalGrid.isIncrement(tickSize) || !DecimalGrid.isIncrement(lotSize)) {
            throw new IOException(name + " has tick size " + tickSize + " and lot size " + lotSize);
        }
        String quote = symbol.path("quoteAsset").asText();
        boolean spot = venue == Venue.BINANCE_SPOT;
        return new Instrument(
                venue.instrumentId(name),
                name,
                venue,
                spot ? Instrument.Kind.SPOT : Instrument.Kind.LINEAR,
                symbol.path("baseAsset").asText(),
                quote,
                spot ? quote : symbol.path("marginAsset").asText(quote),
                tickSize,
                lotSize,
                BigDecimal.ONE,
                lots(decimal(lots, "minQty", name), lotSize, RoundingMode.CEILING),
                lots(decimal(lots, "maxQty", name), lotSize, RoundingMode.FLOOR),
                minNotional(symbol, name),
                status(symbol.path("status").asText()),
                Instrument.Origin.VENUE);
    }

    private static JsonNode filter(JsonNode symbol, String type) {
        for (JsonNode filter : symbol.path("filters")) {
            if (filter.path("filterType").asText().equals(type)) {
                return filter;
            }
        }
        return MissingNode.getInstance();
    }

    private static BigDecimal minNotional(JsonNode symbol, String name) throws IOException {
        JsonNode notional = filter(symbol, "NOTIONAL");
        JsonNode older = filter(symbol, "MIN_NOTIONAL");
        if (notional.has("minNotional")) {
            return decimal(notional, "minNotional", name);
        }
        if (older.has("minNotional")) {
            return decimal(older, "minNotional", name);
        }
        return older.has("notional") ? decimal(older, "notional", name) : BigDecimal.ZERO;
    }

    private static long lots(BigDecimal size, BigDecimal lotSize, RoundingMode rounding) {
        BigDecimal lots = size.divide(lotSize, 0, rounding);
        return lots.toBigInteger().bitLength() > 63 ? Long.MAX_VALUE : lots.longValueExact();
    }

    private static BigDecimal decimal(JsonNode filter, String field, String symbol)
            throws IOException {
        String text = filter.path(field).asText();
        try {
            return DecimalGrid.decimal(text);
        } catch (NumberFormatException e) {
            throw new IOException(symbol + " has " + field + " '" + text + "'", e);
        }
    }

    private static Instrument.Status status(String status) {
        return switch (status) {
            case "TRADING" -> Instrument.Status.TRADING;
            case "" -> Instrument.Status.UNKNOWN;
            default -> Instrument.Status.HALTED;
        };
    }
}
