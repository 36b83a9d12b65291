package io.tapeflow.connectors.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.connectors.exchange.InstrumentFile;
import io.tapeflow.connectors.exchange.NormalizerConfig;
import io.tapeflow.connectors.exchange.NormalizerConfig.TradeStream;
import io.tapeflow.connectors.tape.Captures.Line;
import io.tapeflow.core.market.MarketRecord;
import io.tapeflow.core.market.Venue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ImporterTest {
    @TempDir Path temporary;

    @ParameterizedTest
    @CsvSource({
        "BINANCE_USDM,BTCUSDT,binance-usdm/btcusdt-20240808.gz,",
        "BINANCE_SPOT,BTCUSDT,binance-spot/btcusdt-20240809.gz,binance-spot/btcusdt-20240808.gz",
        ",,binance-usdm/alts-2021.jsonl.zst,",
        ",,binance-spot/alts-2021.jsonl.zst,"
    })
    void anImportedTapeIsTheCaptureItself(Venue venue, String symbol, String first, String second)
            throws IOException {
        List<Path> files = new ArrayList<>();
        files.add(Captures.recorded(first));
        if (second != null) {
            files.add(Captures.recorded(second));
        }
        List<TapeSplit> bare =
                new TapeInspector(
                                venue,
                                symbol == null ? List.of() : List.of(symbol),
                                InstrumentFile.NONE)
                        .inspect(files);
        Path tape = temporary.resolve("tape");
        List<Long> progress = new ArrayList<>();
        long lines = new Importer(bare.get(0), progress::add).copyTo(tape);
        assertThat(progress).isSorted().endsWith(lines);

        List<TapeSplit> imported = TapeFixtures.inspectTapes(tape);
        assertThat(imported.get(0).tape()).isEqualTo(bare.get(0).tape());
        assertThat(imported.get(0).startMicros()).isEqualTo(bare.get(0).startMicros());
        assertThat(imported.get(0).endMicros()).isEqualTo(bare.get(0).endMicros());
        List<Line> bareLines = lines(bare.get(0));
        assertThat(lines(imported.get(0))).isEqualTo(bareLines).hasSize((int) lines);
        assertThat(bareLines.get(bareLines.size() - 1).micros()).isEqualTo(bare.get(0).endMicros());
        assertThat(records(imported)).isEqualTo(records(bare)).isNotEmpty();
        assertThat(TapeVerifier.verify(tape).problems()).isEmpty();
    }

    /** Venues without a normalizer are not inspected yet, but their lines can be kept. */
    @ParameterizedTest
    @CsvSource({"bybit/mixed-20260809.jsonl.zst", "okx/books-20220513.jsonl.zst"})
    void linesOfEveryCaptureKeepTheirNumbers(String name) throws IOException {
        Path file = Captures.recorded(name);
        TapeSplit split =
                TapeSplit.alone(
                        new TapeHeader(
                                "x",
                                Venue.BINANCE_SPOT,
                                List.of("X"),
                                List.of(),
                                List.of(),
                                TradeStream.AUTO),
                        TapeFormat.CRYPTOFEED,
                        List.of(file.toString()),
                        0,
                        0,
                        "");
        Path tape = temporary.resolve("tape");
        new Importer(split, lines -> {}).copyTo(tape);
        assertThat(Captures.read(new NativeLines(List.of(tape.resolve("000001.tape.zst")))))
                .isEqualTo(Captures.read(new CryptofeedLines(List.of(file))));
    }

    @Test
    void unreadableLinesComeThrough() throws IOException {
        Path file =
                TapeFixtures.capture(
                        temporary.resolve("a.gz"),
                        "no\tstamp\\\n"
                                + TapeFixtures.trade("BTCUSDT", 1_700_000_000_000_000L, 1)
                                + "\n"
                                + TapeFixtures.trade("BTCUSDT", 1_600_000_000_000_000L, 2));
        List<TapeSplit> bare = TapeFixtures.inspect(Venue.BINANCE_SPOT, "BTCUSDT", file);
        Path tape = temporary.resolve("tape");
        new Importer(bare.get(0), lines -> {}).copyTo(tape);
        List<TapeSplit> imported = TapeFixtures.inspectTapes(tape);
        assertThat(lines(imported.get(0))).isEqualTo(lines(bare.get(0))).hasSize(4);
        assertThat(records(imported)).isEqualTo(records(bare));
    }

    private static List<Line> lines(TapeSplit split) throws IOException {
        return Captures.read(split.format().open(split.files().stream().map(Path::of).toList()));
    }

    private static List<MarketRecord> records(List<TapeSplit> splits) throws IOException {
        List<MarketRecord> records = new ArrayList<>();
        try (MergedTapes tapes = new MergedTapes(splits, NormalizerConfig.DEFAULT)) {
            while (tapes.next(records::add)) {
                // all of it
            }
        }
        return records;
    }
}
