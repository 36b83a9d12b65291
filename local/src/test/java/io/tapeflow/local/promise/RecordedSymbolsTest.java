package io.tapeflow.local.promise;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.connectors.exchange.InstrumentFile;
import io.tapeflow.connectors.tape.TapeInspector;
import io.tapeflow.connectors.tape.TapeSplit;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.Instrument.Origin;
import io.tapeflow.core.signal.FeedSummary;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings of many symbols, and where tick sizes come from. */
final class RecordedSymbolsTest {
    @TempDir Path directory;

    /** Ticks as the venue's answer in the recording has them, read with another program. */
    @Test
    void usdmSymbolsReplayWithoutGaps() throws IOException {
        replay(
                "binance-usdm/alts-2021.jsonl.zst",
                Map.of(
                        "AKROUSDT", "0.00001",
                        "CTKUSDT", "0.00100",
                        "KEEPUSDT", "0.0001",
                        "SUSHIUSDT", "0.0010"));
    }

    @Test
    void spotSymbolsReplayWithoutGaps() throws IOException {
        replay(
                "binance-spot/alts-2021.jsonl.zst",
                Map.of(
                        "BLZETH", "0.00000001",
                        "LRCBTC", "0.00000001",
                        "NKNUSDT", "0.0001",
                        "RUNEEUR", "0.001"));
    }

    private static void replay(String name, Map<String, String> ticks) throws IOException {
        List<TapeSplit> splits =
                new TapeInspector(null, List.of(), InstrumentFile.NONE)
                        .inspect(List.of(Capture.recorded(name)));
        assertThat(splits).hasSize(1);
        Map<String, Instrument> terms =
                splits.get(0).tape().instruments().stream()
                        .collect(Collectors.toMap(Instrument::symbol, one -> one));
        Outcome outcome = Outcome.of(splits);
        assertThat(terms).hasSameSizeAs(ticks);
        ticks.forEach(
                (symbol, tick) -> {
                    assertThat(terms.get(symbol).tickSize()).isEqualByComparingTo(tick);
                    assertThat(terms.get(symbol).origin()).isEqualTo(Origin.VENUE);
                });
        assertThat(outcome.summaries).hasSameSizeAs(terms);
        for (FeedSummary summary : outcome.summaries.values()) {
            assertThat(summary.gaps()).as(summary.instrument()).isZero();
            assertThat(summary.crossed()).as(summary.instrument()).isZero();
            assertThat(summary.rejected()).as(summary.instrument()).isZero();
            assertThat(summary.applied()).as(summary.instrument()).isPositive();
        }
    }

    @Test
    void aBareCaptureGetsTheRightTick() throws IOException {
        assertThat(terms(Capture.usdm()).tickSize()).isEqualByComparingTo("0.1");
        assertThat(terms(Capture.spot()).tickSize()).isEqualByComparingTo("0.01");
    }

    /** USD-M prints 61800.20 and spot 61737.63000000: the digits say nothing. */
    @Test
    void aSymbolThatNobodyKnowsGetsItsTickFromTheSnapshot() throws IOException {
        requireDerived(Capture.usdm(), "0.1", "0.001");
        requireDerived(Capture.spot(), "0.01", "0.00001");
    }

    private void requireDerived(Capture capture, String tick, String lot) throws IOException {
        Instrument terms = terms(Fleet.renamed(capture, "QQQUSDT", 0, 0, 10_000));
        assertThat(terms.origin()).isEqualTo(Origin.DERIVED);
        assertThat(terms.tickSize()).isEqualByComparingTo(new BigDecimal(tick));
        assertThat(terms.lotSize()).isEqualByComparingTo(new BigDecimal(lot));
    }

    private Instrument terms(Capture capture) throws IOException {
        List<Instrument> terms = capture.inspectedIn(directory).get(0).tape().instruments();
        assertThat(terms).hasSize(1);
        return terms.get(0);
    }
}
