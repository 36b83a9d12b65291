package io.tapeflow.connectors.exchange;

import static io.tapeflow.connectors.exchange.Captures.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tapeflow.connectors.tape.TapeLine;
import io.tapeflow.connectors.tape.TapeLine.Type;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.Instrument.Origin;
import io.tapeflow.core.market.Venue;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InstrumentResolverTest {
    private static final String NEW_COIN_SNAPSHOT =
            "{\"lastUpdateId\":1,\"bids\":[[\"1.1500\",\"30.0\"],[\"1.1000\",\"12.0\"]],"
                    + "\"asks\":[[\"1.2500\",\"18.0\"]]}";

    private static InstrumentResolver resolver(Venue venue, String... symbols) {
        return new InstrumentResolver(venue, Set.of(symbols), InstrumentFile.NONE);
    }

    private static TapeLine frame(String payload) {
        return line(1, 0, "ws", Type.FRAME, payload);
    }

    private static TapeLine answer(String request, String payload) {
        return line(1, 0, request, Type.REST, payload);
    }

    @ParameterizedTest
    @CsvSource({
        "BINANCE_USDM, binance-usdm/btcusdt-20240808.gz, 0.1, 0.001",
        "BINANCE_SPOT, binance-spot/btcusdt-20240808.gz, 0.01, 0.00001"
    })
    void derivesTheGridOfRealSnapshots(Venue venue, String file, String tick, String lot)
            throws IOException {
        VenueParser parser = FrameNormalizer.parserOf(venue);
        SnapshotGrid grid =
                Captures.gz(file).stream()
                        .flatMap(line -> parser.snapshotDecimals(line).stream())
                        .findFirst()
                        .map(decimals -> SnapshotGrid.of(decimals.prices(), decimals.sizes()))
                        .orElseThrow();
        assertThat(grid.tickSize()).isEqualTo(new BigDecimal(tick));
        assertThat(grid.lotSize()).isEqualTo(new BigDecimal(lot));
    }

    @Test
    void bundledTermsOfBothVenuesAreFound() {
        assertThat(resolver(Venue.BINANCE_USDM, "BTCUSDT").instruments())
                .singleElement()
                .satisfies(
                        terms -> {
                            assertThat(terms.id()).isEqualTo("BTCUSDT.BINANCE-USDM");
                            assertThat(terms.tickSize()).isEqualTo(new BigDecimal("0.1"));
                            assertThat(terms.lotSize()).isEqualTo(new BigDecimal("0.001"));
                            assertThat(terms.kind()).isEqualTo(Instrument.Kind.LINEAR);
                            assertThat(terms.origin()).isEqualTo(Origin.BUNDLED);
                        });
        assertThat(resolver(Venue.BINANCE_SPOT, "BTCUSDT").instruments().get(0).kind())
                .isEqualTo(Instrument.Kind.SPOT);
    }

    @Test
    void bundledTermsThatTheFirstSnapshotContradictsArePassedOver() {
        InstrumentResolver resolver = resolver(Venue.BINANCE_USDM, "BTCUSDT");
        resolver.onLine(
                frame(
                        "{\"lastUpdateId\":1,\"bids\":[[\"100.01\",\"0.001\"]],"
                                + "\"asks\":[[\"100.02\",\"0.002\"]]}"));
        assertThat(resolver.complete()).isTrue();
        Instrument terms = resolver.instruments().get(0);
        assertThat(terms.origin()).isEqualTo(Origin.DERIVED);
        assertThat(terms.tickSize()).isEqualTo(new BigDecimal("0.01"));
    }

    @Test
    void unknownSymbolsAreDerivedFromTheFirstSnapshot() {
        InstrumentResolver resolver = resolver(Venue.BINANCE_SPOT, "NEWUSDT");
        resolver.onLine(frame("{\"stream\":\"newusdt@trade\",\"data\":{}}"));
        resolver.onLine(frame("no JSON"));
        assertThat(resolver.complete()).isFalse();
        resolver.onLine(frame(NEW_COIN_SNAPSHOT));
        assertThat(resolver.complete()).isTrue();
        Instrument terms = resolver.instruments().get(0);
        assertThat(terms.tickSize()).isEqualTo(new BigDecimal("0.05"));
        assertThat(terms.lotSize()).isEqualTo(new BigDecimal("6"));
        assertThat(terms.base()).isEqualTo("NEW");
        assertThat(terms.quote()).isEqualTo("USDT");
        assertThat(terms.origin()).isEqualTo(Origin.DERIVED);
    }

    @Test
    void anAnswerNamesTheSymbolOfItsSnapshot() {
        InstrumentResolver resolver = resolver(Venue.BINANCE_SPOT, "NEWUSDT", "OTHERUSDT");
        resolver.onLine(frame(NEW_COIN_SNAPSHOT));
        assertThatThrownBy(resolver::instruments)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("NEWUSDT.BINANCE-SPOT, OTHERUSDT.BINANCE-SPOT")
                .hasMessageContaining("--instruments FILE");
        resolver.onLine(answer("/api/v3/depth?symbol=OTHERUSDT&limit=10", NEW_COIN_SNAPSHOT));
        resolver.onLine(answer("/api/v3/depth?limit=10&symbol=NEWUSDT", NEW_COIN_SNAPSHOT));
        assertThat(resolver.complete()).isTrue();
        assertThat(resolver.instruments())
                .extracting(Instrument::id)
                .containsExactly("NEWUSDT.BINANCE-SPOT", "OTHERUSDT.BINANCE-SPOT");
    }

    @Test
    void theFileComesBeforeTheVenueAndTheVenueBeforeTheTable() {
        InstrumentFile file =
                InstrumentFile.parse(
                        "f.yaml",
                        ("instruments: [{symbol: BTCUSDT, venue: binance-spot, base: BTC,"
                                        + " quote: USDT, tickSize: 0.5, lotSize: 0.1}]")
                                .getBytes(StandardCharsets.UTF_8),
                        Origin.FILE);
        TapeLine info =
                answer(
                        "/api/v3/exchangeInfo",
                        "{\"symbols\":["
                                + symbolInfo("BTCUSDT", "0.02000000")
                                + ","
                                + symbolInfo("ETHUSDT", "0.03000000")
                                + "]}");
        InstrumentResolver resolver =
                new InstrumentResolver(Venue.BINANCE_SPOT, List.of("ETHUSDT", "BTCUSDT"), file);
        resolver.onLine(info);
        assertThat(resolver.complete()).isTrue();
        assertThat(resolver.instruments())
                .extracting(Instrument::tickSize)
                .containsExactly(new BigDecimal("0.5"), new BigDecimal("0.03"));
        assertThat(resolver.instruments())
                .extracting(Instrument::origin)
                .containsExactly(Origin.FILE, Origin.VENUE);
    }

    private static String symbolInfo(String symbol, String tick) {
        return "{\"symbol\":\""
                + symbol
                + "\",\"status\":\"BREAK\",\"baseAsset\":\"B\",\"quoteAsset\":\"Q\",\"filters\":["
                + "{\"filterType\":\"PRICE_FILTER\",\"tickSize\":\""
                + tick
                + "\"},{\"filterType\":\"LOT_SIZE\",\"stepSize\":\"0.00100000\","
                + "\"minQty\":\"0.0015\",\"maxQty\":\"9.9999\"},"
                + "{\"filterType\":\"NOTIONAL\",\"minNotional\":\"5.00000000\"}]}";
    }

    @Test
    void exchangeInfoGivesLimitsInLots() {
        InstrumentResolver resolver = resolver(Venue.BINANCE_SPOT, "NEWUSDT");
        resolver.onLine(
                answer(
                        "/api/v3/exchangeInfo?symbol=NEWUSDT",
                        "{\"symbols\":[" + symbolInfo("NEWUSDT", "0.01") + "]}"));
        Instrument terms = resolver.instruments().get(0);
        assertThat(terms.minSizeLots()).isEqualTo(2);
        assertThat(terms.maxSizeLots()).isEqualTo(9999);
        assertThat(terms.minNotional()).isEqualTo(new BigDecimal("5"));
        assertThat(terms.status()).isEqualTo(Instrument.Status.HALTED);
    }

    /** SUSHI and CTK print more decimals (pricePrecision 4 and 5) than their ticks have. */
    @Test
    void realExchangeInfoGivesFiltersNotPrecisions() throws IOException {
        InstrumentResolver resolver =
                resolver(Venue.BINANCE_USDM, "SUSHIUSDT", "AKROUSDT", "KEEPUSDT", "CTKUSDT");
        Captures.conversation("binance-usdm/alts-2021.jsonl.zst").forEach(resolver::onLine);
        assertThat(resolver.instruments())
                .extracting(
                        terms -> terms.symbol() + " " + terms.tickSize() + " " + terms.lotSize())
                .containsExactly(
                        "AKROUSDT 0.00001 1",
                        "CTKUSDT 0.001 1",
                        "KEEPUSDT 0.0001 1",
                        "SUSHIUSDT 0.001 1");
    }
}
