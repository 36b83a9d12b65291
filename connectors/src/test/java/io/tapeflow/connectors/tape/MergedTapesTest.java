package io.tapeflow.connectors.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.connectors.exchange.NormalizerConfig;
import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.MarketRecord;
import io.tapeflow.core.market.TapeEnd;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MergedTapesTest {
    private static final long T = 1_700_000_000_000_000L;

    @TempDir Path temporary;
    private List<TapeSplit> splits;

    @BeforeEach
    void makeTapesThatShareMicroseconds() throws IOException {
        Random random = new Random(11);
        splits =
                TapeFixtures.inspectTapes(
                        tape("SOLUSDT", 150, random),
                        tape("BTCUSDT", 200, random),
                        tape("ETHUSDT", 90, random));
    }

    private Path tape(String symbol, int lines, Random random) throws IOException {
        long[] micros = new long[lines];
        long time = T + random.nextInt(50);
        for (int i = 0; i < lines; i++) {
            time += random.nextInt(3);
            micros[i] = time;
        }
        return TapeFixtures.tape(temporary.resolve(symbol), symbol, micros);
    }

    @Test
    void recordsComeInTheTotalOrder() throws IOException {
        List<MarketRecord> records = new ArrayList<>();
        try (MergedTapes tapes = new MergedTapes(splits, NormalizerConfig.DEFAULT)) {
            while (tapes.hasNext()) {
                long announced = tapes.nextMicros();
                int before = records.size();
                tapes.next(records::add);
                for (MarketRecord record : records.subList(before, records.size())) {
                    assertThat(record.arrival().ingestTimeMicros()).isEqualTo(announced);
                }
            }
        }
        assertThat(records).hasSize(150 + 200 + 90 + 3 + 3);
        List<Arrival> arrivals = records.stream().map(MarketRecord::arrival).toList();
        assertThat(arrivals).isSorted();
        assertThat(arrivals.stream().map(Arrival::ingestTimeMicros).distinct().count())
                .as("many records share a microsecond")
                .isLessThan(arrivals.size() - 50);
        assertThat(records.stream().filter(record -> record instanceof TapeEnd)).hasSize(3);
    }

    @Test
    void goesOnExactlyFromItsSplits() throws IOException {
        List<MarketRecord> all = rest(splits);
        for (int stop = 0; stop <= 443; stop += 13) {
            List<MarketRecord> records = new ArrayList<>();
            List<TapeSplit> saved;
            try (MergedTapes tapes = new MergedTapes(splits, NormalizerConfig.DEFAULT)) {
                for (int i = 0; i < stop; i++) {
                    tapes.next(records::add);
                }
                saved = tapes.splits();
            }
            assertThat(saved)
                    .isSortedAccordingTo(java.util.Comparator.comparing(TapeSplit::tapeId));
            records.addAll(rest(saved));
            assertThat(records).as("stopped after %d lines", stop).isEqualTo(all);
        }
    }

    private static List<MarketRecord> rest(List<TapeSplit> splits) throws IOException {
        List<MarketRecord> records = new ArrayList<>();
        try (MergedTapes tapes = new MergedTapes(splits, NormalizerConfig.DEFAULT)) {
            while (tapes.next(records::add)) {
                // all of it
            }
        }
        return records;
    }
}
