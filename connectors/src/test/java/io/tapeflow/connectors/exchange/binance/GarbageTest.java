package io.tapeflow.connectors.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.connectors.exchange.Captures;
import io.tapeflow.connectors.exchange.FrameNormalizer;
import io.tapeflow.connectors.exchange.NormalizerConfig;
import io.tapeflow.connectors.tape.TapeLine;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.MarketRecord;
import io.tapeflow.core.market.Rejected;
import io.tapeflow.core.market.Rejected.Reason;
import io.tapeflow.core.market.Venue;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** No bytes whatever make the normalizer throw, and no part of a frame passes for a frame. */
final class GarbageTest {
    private final List<MarketRecord> records = new ArrayList<>();
    private final FrameNormalizer normalizer = normalizer();

    private static FrameNormalizer normalizer() {
        Instrument terms =
                new Instrument(
                        "BTCUSDT.BINANCE-USDM",
                        "BTCUSDT",
                        Venue.BINANCE_USDM,
                        Instrument.Kind.LINEAR,
                        "BTC",
                        "USDT",
                        "USDT",
                        new BigDecimal("0.1"),
                        new BigDecimal("0.001"),
                        BigDecimal.ONE,
                        0,
                        Long.MAX_VALUE,
                        BigDecimal.ZERO,
                        Instrument.Status.UNKNOWN,
                        Instrument.Origin.FILE);
        return new FrameNormalizer(
                Venue.BINANCE_USDM,
                "tape",
                List.of("BTCUSDT"),
                List.of(terms),
                NormalizerConfig.DEFAULT);
    }

    /** Feeds the bytes; a line is either used, ignored or rejected, and counted so. */
    private void feed(byte[] bytes, TapeLine.Type type, String connection) {
        TapeLine line = Captures.line(1, 0, connection, type, "");
        line.bytes = bytes;
        line.length = bytes.length;
        long rejectedBefore = normalizer.rejected();
        long ignoredBefore = normalizer.ignored();
        records.clear();
        normalizer.normalize(line, records::add);
        long rejects =
                records.stream()
                        .filter(
                                record ->
                                        record instanceof Rejected rejected
                                                && rejected.reason() != Reason.STAMP_OUT_OF_RANGE)
                        .count();
        assertThat(normalizer.rejected() - rejectedBefore).isEqualTo(rejects);
        boolean used = records.stream().anyMatch(record -> !(record instanceof Rejected));
        long ignored = normalizer.ignored() - ignoredBefore;
        assertThat(rejects + ignored + (used ? 1 : 0)).isEqualTo(1);
    }

    @Test
    void everyTruncatedFrameIsRejected() throws IOException {
        for (TapeLine line : BinanceScannerTest.samples()) {
            for (int length = 0; length < line.length; length++) {
                feed(Arrays.copyOf(line.bytes, length), TapeLine.Type.FRAME, "ws");
                assertThat(records).singleElement().isInstanceOf(Rejected.class);
                assertThat(((Rejected) records.get(0)).reason()).isEqualTo(Reason.MALFORMED_JSON);
            }
        }
    }

    @Test
    void mutatedFramesAreUsedIgnoredOrRejected() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        for (TapeLine line : BinanceScannerTest.samples()) {
            for (int i = 0; i < 3000; i++) {
                byte[] mutant = line.bytes.clone();
                for (int n = random.nextInt(4); n >= 0; n--) {
                    mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
                }
                feed(mutant, TapeLine.Type.FRAME, "ws");
            }
        }
    }

    @Test
    void randomBytesAreRejected() {
        SplittableRandom random = new SplittableRandom(11);
        String depth = "/fapi/v1/depth?symbol=BTCUSDT";
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            if (bytes.length > 3 && i % 2 == 0) {
                bytes[random.nextInt(4)] = '{';
            }
            feed(bytes, TapeLine.Type.FRAME, "ws");
            feed(bytes, TapeLine.Type.REST, depth);
            feed(bytes, TapeLine.Type.REST, "/fapi/v1/exchangeInfo");
            assertThat(records).singleElement().isInstanceOf(Rejected.class);
        }
    }

    @Test
    void mutatedExchangeInfoIsUsedOrRejected() {
        byte[] bytes =
                ("{\"symbols\":[{\"symbol\":\"BTCUSDT\",\"status\":\"TRADING\",\"filters\":["
                                + "{\"filterType\":\"PRICE_FILTER\",\"tickSize\":\"0.10\"},"
                                + "{\"filterType\":\"LOT_SIZE\",\"stepSize\":\"0.001\","
                                + "\"minQty\":\"0.001\",\"maxQty\":\"1000\"}]}]}")
                        .getBytes(StandardCharsets.US_ASCII);
        SplittableRandom random = new SplittableRandom(13);
        int rejects = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] mutant = bytes.clone();
            mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
            TapeLine line = Captures.line(1, 0, "/exchangeInfo", TapeLine.Type.REST, "");
            line.bytes = mutant;
            line.length = mutant.length;
            records.clear();
            normalizer.normalize(line, records::add);
            rejects += records.size();
        }
        assertThat(rejects).isEqualTo((int) normalizer.rejected()).isGreaterThan(1000);
    }

    @Test
    void deepNestingIsRejected() {
        byte[] bytes = new byte[1 << 20];
        Arrays.fill(bytes, (byte) '[');
        feed(bytes, TapeLine.Type.FRAME, "ws");
        assertThat(((Rejected) records.get(0)).reason()).isEqualTo(Reason.MALFORMED_JSON);
        feed(bytes, TapeLine.Type.REST, "/fapi/v1/exchangeInfo");
        assertThat(records).singleElement().isInstanceOf(Rejected.class);
    }
}
