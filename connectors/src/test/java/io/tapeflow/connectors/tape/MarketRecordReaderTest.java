package io.tapeflow.connectors.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tapeflow.connectors.exchange.NormalizerConfig;
import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.InstrumentDefinition;
import io.tapeflow.core.market.MarketRecord;
import io.tapeflow.core.market.Rejected;
import io.tapeflow.core.market.TapeEnd;
import io.tapeflow.core.market.Trade;
import io.tapeflow.core.market.Venue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MarketRecordReaderTest {
    private static final long T = 1_700_000_000_000_000L;

    @TempDir Path temporary;

    @Test
    void recordsOfALineThenTheEndAtTheLastLinesTime() throws IOException {
        Path file =
                TapeFixtures.capture(
                        temporary.resolve("a.gz"),
                        TapeFixtures.trade("BTCUSDT", T, 1)
                                + TapeFixtures.trade("ETHUSDT", T + 1, 2)
                                + TapeFixtures.trade("BTCUSDT", T + 2, 3));
        List<MarketRecord> records =
                rest(TapeFixtures.inspect(Venue.BINANCE_SPOT, "BTCUSDT", file).get(0));
        assertThat(records)
                .extracting(record -> record.getClass().getSimpleName())
                .containsExactly("InstrumentDefinition", "Trade", "Rejected", "Trade", "TapeEnd");
        assertThat(records.get(0)).isInstanceOf(InstrumentDefinition.class);
        assertThat(records.get(2)).isInstanceOf(Rejected.class);
        assertThat(records.get(3).arrival())
                .isEqualTo(Arrival.ofLine(T + 2, "binance-spot:BTCUSDT", 3, 0));
        assertThat(records.get(4))
                .isEqualTo(
                        new TapeEnd(
                                "BTCUSDT.BINANCE-SPOT",
                                Arrival.ofLine(T + 2, "binance-spot:BTCUSDT", 3, 1),
                                3,
                                1,
                                0,
                                0,
                                0));
    }

    @Test
    void everyRestartGoesOnAsIfNothingHappened() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            String symbol = i % 7 == 3 ? "XRPUSDT" : "BTCUSDT";
            text.append(TapeFixtures.trade(symbol, T + i / 3 * 500, i + 1));
        }
        Path file = TapeFixtures.capture(temporary.resolve("a.gz"), text.toString());
        restartsAreInvisible(
                TapeFixtures.inspect(Venue.BINANCE_SPOT, "BTCUSDT", file).get(0), 61, 1);
    }

    @Test
    void everyRestartOfARecordingGoesOnAsIfNothingHappened() throws IOException {
        Path file = Captures.recorded("binance-usdm/btcusdt-20240808.gz");
        restartsAreInvisible(
                TapeFixtures.inspect(Venue.BINANCE_USDM, "BTCUSDT", file).get(0), 93_955, 31_013);
    }

    private static void restartsAreInvisible(TapeSplit split, int steps, int distance)
            throws IOException {
        List<MarketRecord> all = rest(split);
        for (int stop = 0; stop < steps; stop += distance) {
            List<MarketRecord> records = new ArrayList<>();
            TapeSplit saved;
            try (MarketRecordReader reader =
                    new MarketRecordReader(split, NormalizerConfig.DEFAULT)) {
                for (int i = 0; i < stop; i++) {
                    assertThat(reader.next(records::add)).isTrue();
                }
                saved = reader.split();
            }
            assertThat(saved.position().lines()).isEqualTo(stop);
            records.addAll(rest(saved));
            assertThat(records).as("stopped after %d lines", stop).isEqualTo(all);
        }
    }

    @Test
    void anotherTapeAtTheSamePlaceIsNoticed() throws IOException {
        Path file = temporary.resolve("a.gz");
        String first = TapeFixtures.trade("BTCUSDT", T, 1);
        TapeFixtures.capture(file, first + TapeFixtures.trade("BTCUSDT", T + 5, 2));
        TapeSplit split = TapeFixtures.inspect(Venue.BINANCE_SPOT, "BTCUSDT", file).get(0);
        TapeSplit saved;
        try (MarketRecordReader reader = new MarketRecordReader(split, NormalizerConfig.DEFAULT)) {
            reader.next(record -> {});
            reader.next(record -> {});
            saved = reader.split();
        }
        TapeFixtures.capture(file, first);
        assertThatThrownBy(() -> rest(saved)).hasMessageContaining("had 2 lines");
        TapeFixtures.capture(file, first + TapeFixtures.trade("BTCUSDT", T + 6, 2));
        assertThatThrownBy(() -> rest(saved)).hasMessageContaining("another time");
    }

    @Test
    void aTearThatWasInspectedEndsTheTapeInOrder() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            text.append(TapeFixtures.trade("BTCUSDT", T + i * 977, i + 1));
        }
        Path whole = TapeFixtures.capture(temporary.resolve("a.gz"), text.toString());
        List<MarketRecord> all =
                rest(TapeFixtures.inspect(Venue.BINANCE_SPOT, "BTCUSDT", whole).get(0));
        byte[] bytes = Files.readAllBytes(whole);
        Path torn = temporary.resolve("torn.gz");
        Random random = new Random(3);
        for (int i = 0; i < 20; i++) {
            Files.write(torn, Arrays.copyOf(bytes, 400 + random.nextInt(bytes.length - 400)));
            TapeSplit split = TapeFixtures.inspect(Venue.BINANCE_SPOT, "BTCUSDT", torn).get(0);
            List<MarketRecord> records = rest(split);
            int trades = records.size() - 2;
            assertThat(split.problem()).contains("torn.gz").contains("line " + (trades + 1));
            assertThat(records.subList(0, trades + 1)).isEqualTo(all.subList(0, trades + 1));
            assertThat(records.get(trades)).isInstanceOf(Trade.class);
            assertThat(records.get(trades + 1)).isInstanceOf(TapeEnd.class);
            assertThat(split.endMicros()).isEqualTo(T + (trades - 1) * 977L);
        }
    }

    @Test
    void aTearThatCameAfterInspectionIsAnError() throws IOException {
        Path file =
                TapeFixtures.capture(
                        temporary.resolve("a.gz"), TapeFixtures.trade("BTCUSDT", T, 1));
        TapeSplit split = TapeFixtures.inspect(Venue.BINANCE_SPOT, "BTCUSDT", file).get(0);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
        assertThatThrownBy(() -> rest(split)).isInstanceOf(TornTapeException.class);
    }

    private static List<MarketRecord> rest(TapeSplit split) throws IOException {
        List<MarketRecord> records = new ArrayList<>();
        try (MarketRecordReader reader = new MarketRecordReader(split, NormalizerConfig.DEFAULT)) {
            while (reader.next(records::add)) {
                // all of it
            }
            assertThat(reader.hasNext()).isFalse();
        }
        return records;
    }
}
