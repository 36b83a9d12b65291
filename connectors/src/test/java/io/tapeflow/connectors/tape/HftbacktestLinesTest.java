package io.tapeflow.connectors.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.connectors.tape.Captures.Line;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HftbacktestLinesTest {
    @TempDir Path directory;

    @Test
    void readsNanosecondsAndMicroseconds() throws IOException {
        Path file =
                gzip(
                        "a.gz",
                        "1723161255030314667 {\"a\":1}\n"
                                + "1723161255030315 {\"b\":2}\n"
                                + "1723161255030316000 last");
        assertThat(Captures.read(new HftbacktestLines(List.of(file))))
                .containsExactly(
                        frame(1, 1723161255030314L, "{\"a\":1}"),
                        frame(2, 1723161255030315L, "{\"b\":2}"),
                        frame(3, 1723161255030316L, "last"));
    }

    @Test
    void timeNeverFallsAcrossFiles() throws IOException {
        Path first = gzip("a.gz", "1723161255030314000 a\n1723161255030313999 b\n");
        Path second = gzip("b.gz", "1723161255000000000 c\n1723161255030314001 d\n");
        assertThat(Captures.read(new HftbacktestLines(List.of(first, second))))
                .containsExactly(
                        frame(1, 1723161255030314L, "a"),
                        frame(2, 1723161255030314L, "b"),
                        frame(3, 1723161255030314L, "c"),
                        frame(4, 1723161255030314L, "d"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "1723161255030 {}",
                "17231612550303140 {}",
                "9999999999999999999 {}",
                "1723161255030314000",
                "1723161255030314000\t{}",
                "-723161255030314000 {}",
                "\u00001723161255030314000 {}"
            })
    void unreadableStampKeepsTheWholeLine(String text) throws IOException {
        Path file = gzip("a.gz", text + "\n1723161255030314000 a\n" + text + "\n");
        assertThat(Captures.read(new HftbacktestLines(List.of(file))))
                .containsExactly(
                        frame(1, 1723161255030314L, text),
                        frame(2, 1723161255030314L, "a"),
                        frame(3, 1723161255030314L, text));
    }

    @Test
    void linesLongerThanTheBuffer() throws IOException {
        String payload = "x".repeat(3_000_000);
        Path file =
                gzip(
                        "a.gz",
                        "1723161255030314000 a\n1723161255030314000 "
                                + payload
                                + "\n1723161255030314000 b\n");
        assertThat(Captures.read(new HftbacktestLines(List.of(file))))
                .extracting(Line::payload)
                .containsExactly("a", payload, "b");
    }

    @Test
    void agreesWithTheJdkOnARecording() throws IOException {
        Path file = Captures.recorded("binance-usdm/btcusdt-20240808.gz");
        List<Line> lines = Captures.read(new HftbacktestLines(List.of(file)));
        List<Line> expected = new ArrayList<>();
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                expected.add(
                        frame(
                                expected.size() + 1,
                                Long.parseLong(text.substring(0, 16)),
                                text.substring(20)));
            }
        }
        assertThat(lines).hasSize(93_954).isEqualTo(expected);
        long shared = 0;
        for (int i = 1; i < lines.size(); i++) {
            shared += lines.get(i).micros() == lines.get(i - 1).micros() ? 1 : 0;
        }
        assertThat(shared).isEqualTo(8_247);
    }

    @Test
    void numbersRunOnAcrossRecordedFiles() throws IOException {
        List<Path> files =
                List.of(
                        Captures.recorded("binance-spot/btcusdt-20240808.gz"),
                        Captures.recorded("binance-spot/btcusdt-20240809.gz"));
        List<Line> lines = Captures.read(new HftbacktestLines(files));
        assertThat(lines).hasSize(41_249 + 58_325);
        assertThat(lines.get(41_249).number()).isEqualTo(41_250);
        assertThat(lines.get(lines.size() - 1).number()).isEqualTo(lines.size());
    }

    private static Line frame(long number, long micros, String payload) {
        return new Line(number, micros, "", TapeLine.Type.FRAME, payload);
    }

    private Path gzip(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        Files.write(file, bytes.toByteArray());
        return file;
    }

    @Test
    void everyCutOfASmallCaptureGivesItsWholeLines() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            text.append(1723161255030314000L + i * 7919L).append(" {\"n\":").append(i * 104729);
            text.append("}\n");
        }
        byte[] whole = Files.readAllBytes(gzip("whole.gz", text.toString()));
        List<Line> all =
                Captures.read(new HftbacktestLines(List.of(directory.resolve("whole.gz"))));
        int before = 0;
        for (int cut = 0; cut < whole.length; cut++) {
            Path file = directory.resolve("cut.gz");
            Files.write(file, Arrays.copyOf(whole, cut));
            List<Line> lines = new ArrayList<>();
            TornTapeException tear = Captures.readTorn(new HftbacktestLines(List.of(file)), lines);
            assertThat(lines).isEqualTo(all.subList(0, lines.size()));
            assertThat(lines.size()).isGreaterThanOrEqualTo(before);
            assertThat(tear.file()).isEqualTo(file.toString());
            assertThat(tear.line()).isEqualTo(lines.size() + 1);
            assertThat(tear)
                    .hasMessageContaining("cut.gz")
                    .hasMessageContaining("line " + tear.line());
            before = lines.size();
        }
        assertThat(before).isEqualTo(40);
    }
}
