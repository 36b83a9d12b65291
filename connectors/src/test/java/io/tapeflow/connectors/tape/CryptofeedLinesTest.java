package io.tapeflow.connectors.tape;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.tapeflow.connectors.tape.Captures.Line;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CryptofeedLinesTest {
    @TempDir Path directory;

    @Test
    void mergesConnectionsByTimeAndTellsTypes() throws IOException {
        Path file =
                zstd(
                        """
                        {"t":"header","format":2,"exchange":"X"}
                        {"t":"http","conn":"h","ts":10.5,"url":"https://x.y/a/b?c=1","data":"{\\"r\\":1}"}
                        {"t":"connect","conn":"w1","ts":10.1,"addr":"wss://x.y/s"}
                        {"t":"recv","conn":"w1","ts":10.1234569,"data":"one"}
                        {"t":"recv","conn":"w1","ts":10.5,"data":"two"}
                        {"t":"connect","conn":"w2","ts":10.2,"addr":"wss://x.y/t"}
                        {"t":"send","conn":"w2","ts":10.3,"data":"sub"}
                        {"t":"recv","conn":"w2","ts":10.1234568,"data":"three"}
                        """);
        List<Line> lines = Captures.read(new CryptofeedLines(List.of(file)));
        assertThat(lines)
                .containsExactly(
                        new Line(
                                1,
                                10_100_000,
                                "",
                                TapeLine.Type.OTHER,
                                "{\"t\":\"header\",\"format\":2,\"exchange\":\"X\"}"),
                        new Line(2, 10_100_000, "w1", TapeLine.Type.OPEN, "wss://x.y/s"),
                        new Line(3, 10_123_456, "w2", TapeLine.Type.FRAME, "three"),
                        new Line(4, 10_123_456, "w1", TapeLine.Type.FRAME, "one"),
                        new Line(5, 10_200_000, "w2", TapeLine.Type.OPEN, "wss://x.y/t"),
                        new Line(
                                6,
                                10_300_000,
                                "w2",
                                TapeLine.Type.OTHER,
                                "{\"t\":\"send\",\"conn\":\"w2\",\"ts\":10.3,\"data\":\"sub\"}"),
                        new Line(7, 10_500_000, "/a/b?c=1", TapeLine.Type.REST, "{\"r\":1}"),
                        new Line(8, 10_500_000, "w1", TapeLine.Type.FRAME, "two"));
    }

    @Test
    void stampsAreTakenToTheMicrosecondWithoutRounding() throws IOException {
        Path file =
                zstd(
                        """
                        {"t":"recv","conn":"w","ts":1633998514.6462898,"data":"a"}
                        {"t":"recv","conn":"w","ts":1633998514.646290,"data":"b"}
                        {"t":"recv","conn":"w","ts":1.6339985146462905e9,"data":"c"}
                        {"t":"recv","conn":"w","ts":1633998515,"data":"d"}
                        """);
        assertThat(Captures.read(new CryptofeedLines(List.of(file))))
                .extracting(Line::micros)
                .containsExactly(
                        1633998514646289L, 1633998514646290L, 1633998514646290L, 1633998515000000L);
    }

    @Test
    void unusableLinesStayInTheirPlaceAsFrames() throws IOException {
        List<String> unusable =
                List.of(
                        "",
                        "nonsense",
                        "[1]",
                        "{\"t\":\"recv\",\"conn\":\"w\",\"data\":\"no stamp\"}",
                        "{\"t\":\"recv\",\"conn\":\"w\",\"ts\":\"10.2\",\"data\":\"x\"}",
                        "{\"t\":\"recv\",\"conn\":\"w\",\"ts\":1e30,\"data\":\"x\"}",
                        "{\"t\":\"recv\",\"conn\":\"w\",\"ts\":1e999999999,\"data\":\"x\"}",
                        "{\"t\":\"recv\",\"conn\":\"w\",\"ts\":10.2,\"da",
                        "{\"t\":\"recv\",\"conn\":\"w\",\"ts\":10.2,\"data\":\"x\"} {}");
        for (String text : unusable) {
            Path file =
                    zstd(
                            text
                                    + "\n{\"t\":\"recv\",\"conn\":\"w\",\"ts\":10.2,\"data\":\"a\"}\n"
                                    + text
                                    + "\n{\"t\":\"recv\",\"conn\":\"v\",\"ts\":10.1,\"data\":\"b\"}\n");
            assertThat(Captures.read(new CryptofeedLines(List.of(file))))
                    .as(text)
                    .containsExactly(
                            new Line(1, 10_100_000, "", TapeLine.Type.FRAME, text),
                            new Line(2, 10_100_000, "v", TapeLine.Type.FRAME, "b"),
                            new Line(3, 10_200_000, "w", TapeLine.Type.FRAME, "a"),
                            new Line(4, 10_200_000, "", TapeLine.Type.FRAME, text));
        }
    }

    @Test
    void aTornFileGivesItsWholeLinesFirst() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append("{\"t\":\"recv\",\"conn\":\"w\",\"ts\":").append(1000 + i);
            text.append(",\"data\":\"").append(i * 7919L).append("\"}\n");
        }
        Path whole = zstd(text.toString());
        byte[] bytes = Files.readAllBytes(whole);
        Path torn = directory.resolve("torn.jsonl.zst");
        Files.write(torn, Arrays.copyOf(bytes, bytes.length * 2 / 3));
        List<Line> lines = new java.util.ArrayList<>();
        TornTapeException tear = Captures.readTorn(new CryptofeedLines(List.of(torn)), lines);
        assertThat(lines)
                .isNotEmpty()
                .isEqualTo(
                        Captures.read(new CryptofeedLines(List.of(whole)))
                                .subList(0, lines.size()));
        assertThat(tear.line()).isEqualTo(lines.size() + 1);
    }

    /** Digests made by a separate program (Python, decimal) over the same five columns. */
    @ParameterizedTest
    @CsvSource({
        "binance-spot/alts-2021.jsonl.zst,272,0dec0d2712f691e1fa35004f9fe9c686db7425ae4866023a3afb0e656aad199c",
        "binance-usdm/alts-2021.jsonl.zst,1542,8694796a3f16d09e73623ee41fa95ed21d6e9d4358341e54cdadd7cfeb9e8406",
        "bybit/mixed-20260809.jsonl.zst,3256,386ed4a620e1b3921872fe7e5e4b2ae95672d341d7f47c490c3e82d8402e10ac",
        "okx/books-20220513.jsonl.zst,440,e5a264b02c1aae0af2d38024c7223d0834d24baae5ee02ffba766b1c730c29fe"
    })
    void recordingsAgreeWithASeparateProgram(String name, int count, String sha256)
            throws IOException, NoSuchAlgorithmException {
        List<Line> lines = Captures.read(new CryptofeedLines(List.of(Captures.recorded(name))));
        assertThat(lines).hasSize(count);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Line line : lines) {
            String payload = line.type() == TapeLine.Type.OTHER ? "" : line.payload();
            String text =
                    line.number()
                            + "\t"
                            + line.micros()
                            + "\t"
                            + line.connection()
                            + "\t"
                            + line.type()
                            + "\t"
                            + payload
                            + "\n";
            digest.update(text.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(sha256);
    }

    private Path zstd(String text) throws IOException {
        Path file = directory.resolve("a.jsonl.zst");
        Files.write(file, Zstd.compress(text.getBytes(StandardCharsets.UTF_8)));
        return file;
    }
}
