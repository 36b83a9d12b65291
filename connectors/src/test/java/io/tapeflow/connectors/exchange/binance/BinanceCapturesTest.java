package io.tapeflow.connectors.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tapeflow.connectors.exchange.Captures;
import io.tapeflow.connectors.exchange.FrameNormalizer;
import io.tapeflow.connectors.exchange.InstrumentFile;
import io.tapeflow.connectors.exchange.InstrumentResolver;
import io.tapeflow.connectors.exchange.NormalizerConfig;
import io.tapeflow.connectors.tape.TapeLine;
import io.tapeflow.core.market.BboUpdate;
import io.tapeflow.core.market.BookDiff;
import io.tapeflow.core.market.BookSnapshot;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.InstrumentDefinition;
import io.tapeflow.core.market.MarketRecord;
import io.tapeflow.core.market.Rejected;
import io.tapeflow.core.market.Side;
import io.tapeflow.core.market.Trade;
import io.tapeflow.core.market.Venue;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whole captures: the counts and volumes that another program found, and nothing rejected. */
final class BinanceCapturesTest {
    private static final String USDM = "binance-usdm/btcusdt-20240808.gz";

    @Test
    void usdmCaptureIsReadCompletely() throws IOException {
        List<TapeLine> lines = Captures.gz(USDM);
        List<Instrument> terms = resolve(Venue.BINANCE_USDM, Set.of("BTCUSDT"), lines);
        assertThat(terms.get(0).tickSize()).isEqualByComparingTo("0.1");
        assertThat(terms.get(0).lotSize()).isEqualByComparingTo("0.001");

        List<MarketRecord> records = normalize(Venue.BINANCE_USDM, terms, lines, 0, 0);

        expectAgreement(records, terms.get(0), "binance-usdm/btcusdt-20240808.expected.json");
    }

    @Test
    void spotCaptureIsReadCompletely() throws IOException {
        List<TapeLine> lines =
                Captures.gz("binance-spot/btcusdt-20240808.gz", "binance-spot/btcusdt-20240809.gz");
        List<Instrument> terms = resolve(Venue.BINANCE_SPOT, Set.of("BTCUSDT"), lines);
        assertThat(terms.get(0).tickSize()).isEqualByComparingTo("0.01");
        assertThat(terms.get(0).lotSize()).isEqualByComparingTo("0.00001");

        // Seven asks at 74,000 and more have six decimals, a lot size of earlier years.
        List<MarketRecord> records = normalize(Venue.BINANCE_SPOT, terms, lines, 0, 7);

        expectAgreement(records, terms.get(0), "binance-spot/btcusdt-202408.expected.json");
    }

    private static void expectAgreement(
            List<MarketRecord> records, Instrument terms, String expectedFile) throws IOException {
        JsonNode expected = new ObjectMapper().readTree(Captures.file(expectedFile).toFile());
        Map<Class<?>, Integer> counts = counts(records);
        assertThat(records.get(0)).isInstanceOf(InstrumentDefinition.class);
        assertThat(records.get(0).arrival()).isEqualTo(records.get(1).arrival());
        assertThat(counts)
                .containsOnly(
                        Map.entry(InstrumentDefinition.class, 1),
                        Map.entry(BookDiff.class, expected.path("depth").asInt()),
                        Map.entry(Trade.class, expected.path("trades").asInt()),
                        Map.entry(BboUpdate.class, expected.path("bbo").asInt()),
                        Map.entry(BookSnapshot.class, expected.path("snapshots").asInt()));
        assertThat(volume(records, terms, Side.BUY))
                .isEqualByComparingTo(expected.path("buyVolume").asText());
        assertThat(volume(records, terms, Side.SELL))
                .isEqualByComparingTo(expected.path("sellVolume").asText());
    }

    private static BigDecimal volume(List<MarketRecord> records, Instrument terms, Side side) {
        return records.stream()
                .filter(record -> record instanceof Trade trade && trade.aggressor() == side)
                .map(record -> terms.size(((Trade) record).sizeLots()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void usdmAltsTakeTheirTermsFromExchangeInfo() throws IOException {
        List<TapeLine> lines = Captures.conversation("binance-usdm/alts-2021.jsonl.zst");
        Set<String> symbols = symbolsOfOpenLine(lines, Venue.BINANCE_USDM);
        assertThat(symbols).containsExactly("AKROUSDT", "CTKUSDT", "KEEPUSDT", "SUSHIUSDT");

        List<Instrument> terms = resolve(Venue.BINANCE_USDM, symbols, lines);
        // CTK's snapshot: orders of the former tick size 0.00001 at half and at several times its
        // price.
        List<MarketRecord> records = normalize(Venue.BINANCE_USDM, terms, lines, 131, 0);

        assertThat(terms).allMatch(t -> t.origin() == Instrument.Origin.VENUE);
        assertThat(counts(records))
                .containsOnly(
                        Map.entry(InstrumentDefinition.class, 4),
                        Map.entry(BookDiff.class, 255 + 189 + 185 + 135),
                        Map.entry(Trade.class, 40 + 38 + 8 + 5),
                        Map.entry(BboUpdate.class, 305 + 145 + 88 + 75),
                        Map.entry(BookSnapshot.class, 4));
    }

    @Test
    void spotAltsTakeTheirTermsFromExchangeInfo() throws IOException {
        List<TapeLine> lines = Captures.conversation("binance-spot/alts-2021.jsonl.zst");
        Set<String> symbols = symbolsOfOpenLine(lines, Venue.BINANCE_SPOT);
        assertThat(symbols).containsExactly("BLZETH", "LRCBTC", "NKNUSDT", "RUNEEUR");

        List<Instrument> terms = resolve(Venue.BINANCE_SPOT, symbols, lines);
        // NKN's snapshot: bids from 26 % below the market on, of former tick and lot sizes.
        List<MarketRecord> records = normalize(Venue.BINANCE_SPOT, terms, lines, 34, 34);

        assertThat(terms).allMatch(t -> t.origin() == Instrument.Origin.VENUE);
        assertThat(counts(records))
                .containsOnly(
                        Map.entry(InstrumentDefinition.class, 4),
                        Map.entry(BookDiff.class, 150 + 15 + 10 + 2),
                        Map.entry(Trade.class, 2),
                        Map.entry(BboUpdate.class, 74 + 9 + 1),
                        Map.entry(BookSnapshot.class, 4));
    }

    @Test
    void arrivalsAreUniqueAndInOrder() throws IOException {
        List<TapeLine> lines = Captures.gz(USDM);
        List<Instrument> terms = resolve(Venue.BINANCE_USDM, Set.of("BTCUSDT"), lines);
        Set<Object> arrivals = new HashSet<>();
        MarketRecord before = null;
        for (MarketRecord record : normalize(Venue.BINANCE_USDM, terms, lines, 0, 0)) {
            if (!(record instanceof InstrumentDefinition)) {
                assertThat(arrivals.add(record.arrival())).isTrue();
            }
            if (before != null) {
                assertThat(before.arrival()).isLessThanOrEqualTo(record.arrival());
            }
            before = record;
        }
    }

    private static Set<String> symbolsOfOpenLine(List<TapeLine> lines, Venue venue) {
        Set<String> symbols = new TreeSet<>();
        for (TapeLine line : lines) {
            if (line.type == TapeLine.Type.OPEN) {
                assertThat(BinanceAddress.venue(line.payload())).contains(venue);
                symbols.addAll(BinanceAddress.symbols(line.payload()));
            }
        }
        return symbols;
    }

    private static List<Instrument> resolve(
            Venue venue, Collection<String> symbols, List<TapeLine> lines) {
        InstrumentResolver resolver = new InstrumentResolver(venue, symbols, InstrumentFile.NONE);
        for (TapeLine line : lines) {
            if (!resolver.complete()) {
                resolver.onLine(line);
            }
        }
        assertThat(resolver.complete()).isTrue();
        return resolver.instruments();
    }

    private static List<MarketRecord> normalize(
            Venue venue, List<Instrument> terms, List<TapeLine> lines, long leftOut, long rounded) {
        List<String> symbols = terms.stream().map(Instrument::symbol).toList();
        FrameNormalizer normalizer =
                new FrameNormalizer(venue, "tape", symbols, terms, NormalizerConfig.DEFAULT);
        List<MarketRecord> records = new ArrayList<>();
        lines.forEach(line -> normalizer.normalize(line, records::add));
        assertThat(records).filteredOn(Rejected.class::isInstance).isEmpty();
        assertThat(normalizer.leftOutLevels()).isEqualTo(leftOut);
        assertThat(normalizer.roundedSizes()).isEqualTo(rounded);
        assertThat(normalizer.rejected()).isZero();
        assertThat(normalizer.skewedStamps()).isZero();
        return records;
    }

    private static Map<Class<?>, Integer> counts(List<MarketRecord> records) {
        Map<Class<?>, Integer> counts = new HashMap<>();
        for (MarketRecord record : records) {
            counts.merge(record.getClass(), 1, Integer::sum);
        }
        return counts;
    }
}
