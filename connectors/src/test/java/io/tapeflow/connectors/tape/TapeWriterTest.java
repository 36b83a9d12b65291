package io.tapeflow.connectors.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tapeflow.connectors.exchange.NormalizerConfig.TradeStream;
import io.tapeflow.connectors.tape.Captures.Line;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.Venue;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TapeWriterTest {
    private static final long HOUR = 3_600_000_000L;
    private static final TapeHeader TAPE =
            new TapeHeader(
                    "binance-spot:BTCUSDT",
                    Venue.BINANCE_SPOT,
                    List.of("BTCUSDT"),
                    List.of("ETHUSDT"),
                    List.of(
                            new Instrument(
                                    "BTCUSDT.BINANCE-SPOT",
                                    "BTCUSDT",
                                    Venue.BINANCE_SPOT,
                                    Instrument.Kind.SPOT,
                                    "BTC",
                                    "USDT",
                                    "USDT",
                                    new BigDecimal("0.01"),
                                    new BigDecimal("0.00000001"),
                                    BigDecimal.ONE,
                                    1,
                                    Long.MAX_VALUE,
                                    new BigDecimal("5.00"),
                                    Instrument.Status.TRADING,
                                    Instrument.Origin.DERIVED)),
                    TradeStream.AGG_TRADE);

    @TempDir Path temporary;

    @Test
    void whatIsWrittenIsReadBackAcrossFiles() throws IOException {
        Path directory = temporary.resolve("tape");
        List<Line> expected = new ArrayList<>();
        try (TapeWriter writer = TapeWriter.create(directory, TAPE, 1_000)) {
            for (int i = 0; i < 5_000; i++) {
                TapeLine line =
                        line(
                                i * 10L,
                                "c" + i % 3,
                                TapeLine.Type.values()[i % TapeLine.Type.values().length],
                                "payload\t" + i * 7919L);
                writer.write(line);
                line.number = i + 1;
                expected.add(Line.of(line));
                if (i % 500 == 0) {
                    writer.flush();
                }
            }
            writer.finish();
        }
        TapeManifest manifest = TapeManifest.read(directory);
        assertThat(manifest.files().size()).isGreaterThan(3);
        assertThat(read(directory)).isEqualTo(expected);
        assertThat(manifest.tape()).isEqualTo(TAPE);
        assertThat(manifest.complete()).isTrue();
        assertThat(manifest.lines()).isEqualTo(5_000);
        assertThat(manifest.startMicros()).isZero();
        assertThat(manifest.endMicros()).isEqualTo(49_990);
        assertThat(manifest.linesByType().values().stream().mapToLong(n -> n).sum())
                .isEqualTo(5_000);
        assertThat(manifest.gapCount()).isEqualTo(2 * 5_000 / 9 + 1);
        assertThat(TapeVerifier.verify(directory).problems()).isEmpty();
    }

    @Test
    void aNewHourBeginsANewFile() throws IOException {
        Path directory = temporary.resolve("tape");
        try (TapeWriter writer = TapeWriter.create(directory, TAPE, Long.MAX_VALUE)) {
            writer.write(line(HOUR - 2, "", TapeLine.Type.FRAME, "a"));
            writer.write(line(HOUR - 1, "", TapeLine.Type.FRAME, "b"));
            writer.write(line(HOUR, "", TapeLine.Type.FRAME, "c"));
            writer.finish();
        }
        assertThat(TapeManifest.read(directory).files())
                .extracting(TapeManifest.DataFile::lines)
                .containsExactly(2L, 1L);
    }

    @Test
    void timeThatFallsIsRefused() throws IOException {
        try (TapeWriter writer =
                TapeWriter.create(temporary.resolve("tape"), TAPE, Long.MAX_VALUE)) {
            writer.write(line(5, "", TapeLine.Type.FRAME, "a"));
            assertThatThrownBy(() -> writer.write(line(4, "", TapeLine.Type.FRAME, "b")))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aDirectoryWithSomethingInItIsRefused() throws IOException {
        Files.writeString(temporary.resolve("x"), "x");
        assertThatThrownBy(() -> TapeWriter.create(temporary, TAPE, 1))
                .isInstanceOf(TapeUsageException.class)
                .hasMessageContaining(temporary.toString());
    }

    /** The files as they are at any moment are what a kill would leave. */
    @Test
    void aKilledWriterLosesAtMostWhatWasNotFlushed() throws IOException {
        Path directory = temporary.resolve("tape");
        Path killed = temporary.resolve("killed");
        Random random = new Random(5);
        try (TapeWriter writer = TapeWriter.create(directory, TAPE, 20_000)) {
            int flushed = 0;
            for (int i = 0; i < 3_000; i++) {
                writer.write(line(i, "c", TapeLine.Type.FRAME, "x" + random.nextLong()));
                if (i % 100 == 0) {
                    writer.flush();
                    flushed = i + 1;
                }
                if (i % 170 == 0) {
                    copy(directory, killed);
                    assertThat(readUpToTear(killed).size()).isBetween(flushed, i + 1);
                    assertThat(TapeManifest.read(killed).complete()).isFalse();
                    assertThat(TapeVerifier.verify(killed).good()).isFalse();
                }
            }
        }
    }

    private static List<Line> readUpToTear(Path directory) throws IOException {
        List<Line> lines = new ArrayList<>();
        Captures.readTorn(new NativeLines(files(directory)), lines);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(lines.get(i).micros()).isEqualTo(i);
        }
        return lines;
    }

    @Test
    void theLastBlockCutAnywhereIsReadUpToTheCut() throws IOException {
        Path directory = temporary.resolve("tape");
        try (TapeWriter writer = TapeWriter.create(directory, TAPE, Long.MAX_VALUE)) {
            for (int i = 0; i < 60; i++) {
                writer.write(line(i, "c", TapeLine.Type.FRAME, "payload " + i * 104729L));
                if (i % 10 == 9) {
                    writer.flush();
                }
            }
            writer.finish();
        }
        List<Line> all = read(directory);
        Path file = files(directory).get(0);
        byte[] whole = Files.readAllBytes(file);
        int before = 0;
        for (int cut = 0; cut < whole.length; cut++) {
            Files.write(file, java.util.Arrays.copyOf(whole, cut));
            List<Line> lines = readUpToTear(directory);
            assertThat(lines).isEqualTo(all.subList(0, lines.size()));
            assertThat(lines.size()).isGreaterThanOrEqualTo(before);
            before = lines.size();
        }
        assertThat(before).isEqualTo(60);
    }

    @Test
    void theVerifierFindsEveryFlippedByte() throws IOException {
        Path directory = temporary.resolve("tape");
        try (TapeWriter writer = TapeWriter.create(directory, TAPE, Long.MAX_VALUE)) {
            for (int i = 0; i < 40; i++) {
                writer.write(line(i, "c", TapeLine.Type.FRAME, "payload " + i * 104729L));
            }
            writer.finish();
        }
        Path file = files(directory).get(0);
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at++) {
            byte[] broken = whole.clone();
            broken[at] ^= 0x10;
            Files.write(file, broken);
            assertThat(TapeVerifier.verify(directory).problems())
                    .as("byte %d", at)
                    .anyMatch(problem -> problem.startsWith(file.toString()));
        }
        Files.write(file, whole);
        assertThat(TapeVerifier.verify(directory).good()).isTrue();
    }

    @Test
    void theVerifierFindsLinesThatAreWrong() throws IOException {
        Path directory = temporary.resolve("tape");
        try (TapeWriter writer = TapeWriter.create(directory, TAPE, Long.MAX_VALUE)) {
            writer.write(line(1, "c", TapeLine.Type.FRAME, "a"));
            writer.finish();
        }
        Path file = files(directory).get(0);
        Files.write(
                file,
                com.github.luben.zstd.Zstd.compress(
                        "5\tc\tframe\ta\nnonsense\n4\tc\tframe\tb\n"
                                .getBytes(StandardCharsets.UTF_8)));
        Files.writeString(directory.resolve("000009.tape.zst"), "");
        assertThat(TapeVerifier.verify(directory).problems())
                .anyMatch(problem -> problem.contains("000009.tape.zst: is not in the manifest"))
                .anyMatch(problem -> problem.contains("SHA-256"))
                .anyMatch(problem -> problem.contains("line 2: is not a line of a tape"))
                .anyMatch(problem -> problem.contains("line 3: time falls from 5 to 4"))
                .anyMatch(problem -> problem.contains("3 readable lines, the manifest says 1"))
                .anyMatch(problem -> problem.contains("another time"));
        Files.delete(file);
        assertThat(TapeVerifier.verify(directory).problems())
                .anyMatch(problem -> problem.contains(file + ": is missing"));
    }

    @Test
    void aManifestThatCannotBeUnderstoodIsRefused() throws IOException {
        assertThatThrownBy(() -> TapeManifest.read(temporary))
                .isInstanceOf(TapeUsageException.class);
        Path file = temporary.resolve("manifest.json");
        for (String text : List.of("{", "{\"version\":2}", "{\"version\":1}", "[]", "")) {
            Files.writeString(file, text);
            assertThatThrownBy(() -> TapeManifest.read(temporary))
                    .as(text)
                    .isInstanceOf(TapeUsageException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var entries = Files.list(from)) {
            for (Path entry : entries.toList()) {
                Files.copy(
                        entry,
                        to.resolve(entry.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        return TapeManifest.read(directory).files().stream()
                .map(file -> directory.resolve(file.name()))
                .toList();
    }

    private static List<Line> read(Path directory) throws IOException {
        return Captures.read(new NativeLines(files(directory)));
    }

    private static TapeLine line(
            long micros, String connection, TapeLine.Type type, String payload) {
        TapeLine line = new TapeLine();
        line.ingestTimeMicros = micros;
        line.connection = connection;
        line.type = type;
        line.bytes = payload.getBytes(StandardCharsets.UTF_8);
        line.length = line.bytes.length;
        return line;
    }
}
