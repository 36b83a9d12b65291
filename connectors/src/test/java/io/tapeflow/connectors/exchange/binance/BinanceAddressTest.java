package io.tapeflow.connectors.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.core.market.Venue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BinanceAddressTest {
    @ParameterizedTest
    @CsvSource({
        "wss://stream.binance.com:9443/stream?streams=a@trade, BINANCE_SPOT",
        "wss://data-stream.binance.vision/ws/a@trade, BINANCE_SPOT",
        "https://api.binance.com/api/v3/exchangeInfo, BINANCE_SPOT",
        "https://testnet.binance.vision/api/v3/time, BINANCE_SPOT",
        "wss://fstream.binance.com/public/stream?streams=a@depth, BINANCE_USDM",
        "wss://fstream.binancefuture.com/ws/a@trade, BINANCE_USDM",
        "https://fapi.binance.com/fapi/v1/depth?symbol=A, BINANCE_USDM",
        "https://testnet.binancefuture.com/fapi/v1/time, BINANCE_USDM",
        "wss://dstream.binance.com/stream?streams=btcusd_perp@depth,",
        "wss://stream.bybit.com/v5/public/spot,",
        "wss://evil.example/stream.binance.com,",
        "stream.binance.com,",
    })
    void venueIsTheHosts(String address, Venue expected) {
        assertThat(BinanceAddress.venue(address).orElse(null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "wss://x/stream?streams=nknusdt@depth@100ms/blzeth@aggTrade/nknusdt@trade, BLZETH NKNUSDT",
        "wss://x/public/stream?streams=btcusdt_261225@depth, BTCUSDT_261225",
        "wss://x/stream?timeUnit=MICROSECOND&streams=btcusdt%40trade, BTCUSDT",
        "wss://x/stream?streams=!ticker@arr/ethusdt@trade, ETHUSDT",
        "wss://x/ws/btcusdt@trade/ethusdt@trade, BTCUSDT ETHUSDT",
        "https://x/api/v3/depth?symbol=btcusdt&limit=5, BTCUSDT",
        "https://x/api/v3/exchangeInfo, ''",
        "wss://x/ws, ''",
    })
    void symbolsAreTheStreams(String address, String expected) {
        assertThat(String.join(" ", BinanceAddress.symbols(address))).isEqualTo(expected);
    }
}
