package io.tapeflow.connectors.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.Instrument.Kind;
import io.tapeflow.core.market.Instrument.Origin;
import io.tapeflow.core.market.Instrument.Status;
import io.tapeflow.core.market.Venue;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InstrumentFileTest {
    @TempDir Path directory;

    private InstrumentFile read(String text) throws IOException {
        return InstrumentFile.read(Files.writeString(directory.resolve("terms.yaml"), text));
    }

    @Test
    void readsAllKeysOfYaml() throws IOException {
        InstrumentFile file =
                read(
                        """
                        instruments:
                          - symbol: BTCUSDT
                            venue: binance-usdm
                            base: BTC
                            quote: USDT
                            settle: USDC
                            kind: INVERSE
                            tickSize: "0.10"
                            lotSize: "0.001"
                            contractValue: 100
                            minSize: "0.0025"
                            maxSize: "1000"
                            minNotional: "5.5"
                            status: TRADING
                        """);
        assertThat(file.find(Venue.BINANCE_USDM, "BTCUSDT"))
                .contains(
                        new Instrument(
                                "BTCUSDT.BINANCE-USDM",
                                "BTCUSDT",
                                Venue.BINANCE_USDM,
                                Kind.INVERSE,
                                "BTC",
                                "USDT",
                                "USDC",
                                new BigDecimal("0.1"),
                                new BigDecimal("0.001"),
                                new BigDecimal("100"),
                                3,
                                1_000_000,
                                new BigDecimal("5.5"),
                                Status.TRADING,
                                Origin.FILE));
        assertThat(file.find(Venue.BINANCE_SPOT, "BTCUSDT")).isEmpty();
    }

    @Test
    void readsJsonAndFillsInDefaults() throws IOException {
        InstrumentFile file =
                read(
                        """
                        {"instruments": [{"symbol": "BTCEUR", "venue": "binance-spot",
                          "base": "BTC", "quote": "EUR", "tickSize": 0.01, "lotSize": "0.00001"}]}
                        """);
        assertThat(file.find(Venue.BINANCE_SPOT, "BTCEUR"))
                .contains(
                        new Instrument(
                                "BTCEUR.BINANCE-SPOT",
                                "BTCEUR",
                                Venue.BINANCE_SPOT,
                                Kind.SPOT,
                                "BTC",
                                "EUR",
                                "EUR",
                                new BigDecimal("0.01"),
                                new BigDecimal("0.00001"),
                                BigDecimal.ONE,
                                0,
                                Long.MAX_VALUE,
                                BigDecimal.ZERO,
                                Status.UNKNOWN,
                                Origin.FILE));
    }

    @Test
    void reportsAllErrorsTogether() {
        assertThatThrownBy(
                        () ->
                                read(
                                        """
                                        instruments:
                                          - {symbol: btcusdt, venue: binance, base: B, quote: Q,
                                             tickSize: 0, lotSize: [1], ticksize: 1}
                                          - {symbol: A, venue: binance-spot, base: B, quote: Q,
                                             tickSize: 1, lotSize: 1}
                                          - {symbol: A, venue: binance-spot, base: B, quote: Q,
                                             tickSize: 1, lotSize: 1}
                                          - just a text
                                        more: 1
                                        """))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("terms.yaml")
                .hasMessageContaining("one list named 'instruments' and nothing else")
                .hasMessageContaining("instruments[0].ticksize: unknown key")
                .hasMessageContaining("instruments[0].symbol: must be upper case")
                .hasMessageContaining("instruments[0].venue: 'binance': unknown venue")
                .hasMessageContaining("instruments[0].tickSize: '0'")
                .hasMessageContaining("instruments[0].lotSize: must be a single value")
                .hasMessageContaining("instruments[2]: A.BINANCE-SPOT is there twice")
                .hasMessageContaining("instruments[3].symbol: missing");
    }

    @Test
    void whatIsNoYamlIsAnError() {
        for (String text : new String[] {"", "[", "instruments: 5", "a: b: c"}) {
            assertThatThrownBy(() -> read(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
