package io.tapeflow.connectors.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import io.tapeflow.connectors.exchange.InstrumentFile;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.Venue;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TapeInspectorTest {
    private static final long T = 1_700_000_000_000_000L;

    @TempDir Path temporary;

    @Test
    void bareFilesAreOneCaptureInTheOrderOfTheirFirstStamps() throws IOException {
        Path later = capture("a.gz", TapeFixtures.trade("BTCUSDT", T + 2_000_000, 3));
        Path earlier = capture("b.gz", "x\n" + TapeFixtures.trade("BTCUSDT", T, 1));
        TapeSplit split =
                TapeFixtures.inspect(Venue.BINANCE_SPOT, "BTCUSDT", later, earlier).get(0);
        assertThat(split.files()).containsExactly(earlier.toString(), later.toString());
        assertThat(split.tapeId()).isEqualTo("binance-spot:BTCUSDT");
        assertThat(split.startMicros()).isEqualTo(T);
        assertThat(split.endMicros()).isEqualTo(T + 2_000_000);
        assertThat(split.jobEndMillis()).isEqualTo((T + 2_000_000) / 1000);
        assertThat(split.problem()).isEmpty();
    }

    @Test
    void theIdHasItsSymbolsSorted() {
        assertThat(TapeHeader.tapeId(Venue.BINANCE_USDM, List.of("ETHUSDT", "BTCUSDT")))
                .isEqualTo("binance-usdm:BTCUSDT+ETHUSDT");
    }

    @Test
    void aConversationSaysItselfWhatItHolds() throws IOException {
        Path file = Captures.recorded("binance-usdm/alts-2021.jsonl.zst");
        TapeSplit split = inspect(null, List.of(), file);
        assertThat(split.tapeId()).isEqualTo("binance-usdm:AKROUSDT+CTKUSDT+KEEPUSDT+SUSHIUSDT");
        assertThat(split.tape().instruments())
                .hasSize(4)
                .allMatch(terms -> terms.origin() == Instrument.Origin.VENUE);
        assertThat(split.startMicros()).isEqualTo(1626992740175661L);
        assertThat(split.endMicros()).isEqualTo(1626992771201806L);

        TapeSplit filtered = inspect(Venue.BINANCE_USDM, List.of("CTKUSDT"), file);
        assertThat(filtered.tapeId()).isEqualTo("binance-usdm:CTKUSDT");
        assertThat(filtered.tape().ignoredSymbols())
                .containsExactly("AKROUSDT", "KEEPUSDT", "SUSHIUSDT");
        refused(() -> inspect(Venue.BINANCE_SPOT, List.of(), file), "binance-usdm", "--venue");
        refused(() -> inspect(null, List.of("BTCUSDT"), file), "BTCUSDT", "--symbol");
    }

    @Test
    void aConversationWithAnUnknownVenueIsRefused() {
        Path file = Captures.recorded("okx/books-20220513.jsonl.zst");
        refused(() -> inspect(null, List.of(), file), "wss://ws.okx.com");
    }

    @Test
    void requestsThatCannotBeAreRefusedByName() throws IOException {
        Path gz = capture("a.gz", TapeFixtures.trade("BTCUSDT", T, 1));
        Path zst = temporary.resolve("b.jsonl.zst");
        Files.write(zst, Zstd.compress("{}\n".getBytes(StandardCharsets.UTF_8)));
        Path text = Files.writeString(temporary.resolve("c.txt"), "x");
        Path tape = TapeFixtures.tape(temporary.resolve("tape"), "BTCUSDT", T);
        Path part = tape.resolve("000001.tape.zst");
        Path missing = temporary.resolve("missing.gz");
        Path directory = Files.createDirectory(temporary.resolve("empty"));

        refused(() -> inspect(Venue.BINANCE_SPOT, List.of("BTCUSDT")), "no tape");
        refused(() -> inspect(null, List.of(), missing), missing.toString(), "no such file");
        refused(() -> inspect(null, List.of(), directory), directory.toString(), "not a tape");
        refused(() -> inspect(null, List.of(), text), text.toString(), "unknown format", "*.gz");
        refused(() -> inspect(null, List.of(), part), part.toString(), "directory");
        refused(() -> inspect(null, List.of(), tape, gz), tape.toString(), "import");
        refused(() -> inspect(null, List.of(), gz, zst), zst.toString(), "another format");
        refused(() -> inspect(null, List.of(), gz, gz), gz.toString(), "twice");
        refused(() -> inspect(null, List.of(), gz), gz.toString(), "--venue");
        refused(() -> inspect(Venue.BINANCE_SPOT, List.of(), gz), "--symbol");
        refused(() -> inspect(Venue.BINANCE_SPOT, List.of("BTCUSDT"), tape), "--venue");
        refused(() -> inspect(Venue.BINANCE_SPOT, List.of("ZZZUSDT"), gz), "ZZZUSDT.BINANCE-SPOT");
        refused(() -> inspect(null, List.of(), zst), zst.toString(), "no line");
        Path empty = capture("empty.gz", "");
        refused(
                () -> inspect(Venue.BINANCE_SPOT, List.of("BTCUSDT"), empty),
                empty.toString(),
                "holds no line");
        Path words = capture("words.gz", "some words\n");
        refused(
                () -> inspect(Venue.BINANCE_SPOT, List.of("BTCUSDT"), words),
                words.toString(),
                "time stamp");
    }

    @Test
    void twoTapesOfOneIdOrInstrumentAreRefused() throws IOException {
        Path one = TapeFixtures.tape(temporary.resolve("one"), "BTCUSDT", T);
        Path two = TapeFixtures.tape(temporary.resolve("two"), "BTCUSDT", T + 9);
        refused(() -> inspect(null, List.of(), one, two), "id binance-spot:BTCUSDT", "one", "two");

        Path manifest = two.resolve("manifest.json");
        Files.writeString(
                manifest,
                Files.readString(manifest)
                        .replace("\"binance-spot:BTCUSDT\"", "\"binance-spot:BTCUSDT@1\""));
        refused(() -> inspect(null, List.of(), one, two), "BTCUSDT.BINANCE-SPOT is in two tapes");
    }

    @Test
    void theUsersTermsWin() throws IOException {
        Path tape = TapeFixtures.tape(temporary.resolve("tape"), "BTCUSDT", T);
        Path terms = temporary.resolve("terms.yaml");
        Files.writeString(
                terms,
                "instruments: [{venue: binance-spot, symbol: BTCUSDT, base: BTC, quote: USDT,"
                        + " tickSize: \"0.5\", lotSize: \"0.1\"}]");
        TapeSplit split =
                new TapeInspector(null, List.of(), InstrumentFile.read(terms))
                        .inspect(List.of(tape))
                        .get(0);
        assertThat(split.tape().instruments().get(0).tickSize())
                .isEqualByComparingTo(new BigDecimal("0.5"));
    }

    @Test
    void aCaptureOfWhichNothingCanBeReadIsTorn() throws IOException {
        Path file = capture("a.gz", TapeFixtures.trade("BTCUSDT", T, 1));
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 20));
        assertThatThrownBy(() -> inspect(Venue.BINANCE_SPOT, List.of("BTCUSDT"), file))
                .isInstanceOf(TornTapeException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("line 1");
    }

    @Test
    void aTapeThatIsNotAsItsManifestSaysIsReadAsFarAsItGoes() throws IOException {
        long[] micros = new long[5_000];
        Arrays.setAll(micros, i -> T + i * 1_000L);
        Path tape = TapeFixtures.tape(temporary.resolve("tape"), "BTCUSDT", micros);
        assertThat(TapeFixtures.inspectTapes(tape).get(0).problem()).isEmpty();
        Path file = tape.resolve("000001.tape.zst");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 5_000));
        TapeSplit torn = TapeFixtures.inspectTapes(tape).get(0);
        assertThat(torn.problem()).contains(file.toString()).contains("from line");
        assertThat(torn.endMicros()).isLessThan(T + 4_999_000L).isGreaterThan(T);

        Files.write(file, Zstd.compress("1\tc\tframe\tx\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(TapeFixtures.inspectTapes(tape).get(0).problem())
                .contains(file.toString())
                .contains("SHA-256");
        Files.delete(file);
        refused(() -> TapeFixtures.inspectTapes(tape).get(0), file.toString(), "missing");
    }

    @Test
    void aTapeWhoseRecorderWasKilledEndsAtItsLastReadableLine() throws IOException {
        Path tape = TapeFixtures.tape(temporary.resolve("tape"), "BTCUSDT", T, T + 5_000);
        Path manifest = tape.resolve("manifest.json");
        Files.writeString(
                manifest,
                Files.readString(manifest)
                        .replace("\"complete\" : true", "\"complete\" : false")
                        .replace("\"endMicros\" : " + (T + 5_000), "\"endMicros\" : 0"));
        TapeSplit split = TapeFixtures.inspectTapes(tape).get(0);
        assertThat(split.endMicros()).isEqualTo(T + 5_000);
    }

    private interface Request {
        TapeSplit make() throws IOException;
    }

    private static void refused(Request request, String... parts) {
        assertThatThrownBy(request::make)
                .isInstanceOf(TapeUsageException.class)
                .hasMessageContainingAll(parts);
    }

    private static TapeSplit inspect(Venue venue, List<String> symbols, Path... paths)
            throws IOException {
        return new TapeInspector(venue, symbols, InstrumentFile.NONE)
                .inspect(List.of(paths))
                .get(0);
    }

    private Path capture(String name, String text) throws IOException {
        return TapeFixtures.capture(temporary.resolve(name), text);
    }
}
