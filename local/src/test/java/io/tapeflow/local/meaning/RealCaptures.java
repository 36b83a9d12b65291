package io.tapeflow.local.meaning;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tapeflow.connectors.exchange.FrameNormalizer;
import io.tapeflow.connectors.exchange.InstrumentFile;
import io.tapeflow.connectors.exchange.InstrumentResolver;
import io.tapeflow.connectors.exchange.NormalizerConfig;
import io.tapeflow.connectors.tape.TapeFormat;
import io.tapeflow.connectors.tape.TapeLine;
import io.tapeflow.connectors.tape.TapeLineReader;
import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.MarketRecord;
import io.tapeflow.core.market.TapeEnd;
import io.tapeflow.core.market.Venue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The two recorded BTC captures as market records, merged as a replay merges them. */
final class RealCaptures {
    static final String USDM = "BTCUSDT.BINANCE-USDM";
    static final String SPOT = "BTCUSDT.BINANCE-SPOT";

    private static List<MarketRecord> merged;

    private RealCaptures() {}

    /** Both captures in arrival order; the test that asks is skipped where they are absent. */
    static synchronized List<MarketRecord> both() {
        if (merged == null) {
            List<MarketRecord> records = new ArrayList<>();
            records.addAll(capture(Venue.BINANCE_USDM, "binance-usdm/btcusdt-20240808.gz"));
            records.addAll(
                    capture(
                            Venue.BINANCE_SPOT,
                            "binance-spot/btcusdt-20240808.gz",
                            "binance-spot/btcusdt-20240809.gz"));
            // Stable: a definition stays before the record that it shares its arrival with.
            records.sort(Comparator.comparing(MarketRecord::arrival));
            merged = List.copyOf(records);
        }
        return merged;
    }

    private static List<MarketRecord> capture(Venue venue, String... names) {
        List<Path> files = new ArrayList<>();
        for (String name : names) {
            Path file = Path.of(System.getProperty("tapeflow.data", "../../shared/data"), name);
            assumeTrue(Files.exists(file), "recorded data absent: " + file);
            files.add(file);
        }
        try {
            Set<String> symbols = Set.of("BTCUSDT");
            String tapeId = venue.code() + ":BTCUSDT";
            FrameNormalizer normalizer =
                    new FrameNormalizer(
                            venue,
                            tapeId,
                            symbols,
                            terms(venue, symbols, files),
                            NormalizerConfig.DEFAULT);
            List<MarketRecord> records = new ArrayList<>();
            TapeLine line = new TapeLine();
            try (TapeLineReader reader = TapeFormat.HFTBACKTEST.open(files)) {
                while (reader.next(line)) {
                    normalizer.normalize(line, records::add);
                }
            }
            Arrival end = new Arrival(line.ingestTimeMicros, tapeId, Arrival.AFTER_ALL - 1);
            records.add(new TapeEnd(venue.instrumentId("BTCUSDT"), end, line.number, 0, 0, 0, 0));
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Instrument> terms(Venue venue, Set<String> symbols, List<Path> files)
            throws IOException {
        InstrumentResolver resolver = new InstrumentResolver(venue, symbols, InstrumentFile.NONE);
        TapeLine line = new TapeLine();
        try (TapeLineReader reader = TapeFormat.HFTBACKTEST.open(files)) {
            while (!resolver.complete() && reader.next(line)) {
                resolver.onLine(line);
            }
        }
        return resolver.instruments();
    }
}
