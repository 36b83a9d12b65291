package io.tapeflow.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BacktestCommandTest {
    @TempDir Path directory;
    private Path file;
    private Path decisions;
    private Path windows;

    @BeforeEach
    void nameFiles() {
        file = directory.resolve("a.gz");
        decisions = directory.resolve("decisions.jsonl");
        windows = directory.resolve("windows.csv");
    }

    @Test
    void printsOneObjectForEachInstrumentAndNothingElse() throws IOException {
        SmallCapture.of("BTCUSDT", 5).writeTo(file);
        Call call = backtest(file, "--json", "--decisions", decisions, "--windows", windows);
        assertThat(call.err()).isEmpty();
        assertThat(call.exitCode()).isZero();
        assertThat(call.out().lines()).hasSize(1);
        JsonNode json = json(call);
        assertThat(json.get("instrument").textValue()).isEqualTo("BTCUSDT.BINANCE-USDM");
        assertThat(json.get("lines").longValue()).isEqualTo(11);
        assertThat(json.get("trades").longValue()).isEqualTo(5);
        assertThat(json.get("applied").longValue()).isEqualTo(5);
        assertThat(json.get("buyVolume").textValue()).isEqualTo("2.5");
        assertThat(json.get("r2Ofi10s").isNull()).isTrue();
        assertThat(decisions).exists().isEmptyFile();
        // Sizes of the bid are 2, then 2 3 4 2 3: the first one completes the sync.
        assertThat(Files.readAllLines(windows))
                .containsExactly(
                        "windowStartMillis,bookUpdates,ofi,trades,buyVolume,sellVolume,bid,bidSize,ask,"
                                + "askSize",
                        "1723161256000,1,1,1,0.5,0,100,3,100.1,3",
                        "1723161257000,1,1,1,0.5,0,100,4,100.1,3",
                        "1723161258000,1,-2,1,0.5,0,100,2,100.1,3",
                        "1723161259000,1,1,1,0.5,0,100,3,100.1,3",
                        "1723161260000,0,0,1,0.5,0,100,3,100.1,3");
    }

    @Test
    void gapsAndRejectedLinesAreToldAndStillExitZero() throws IOException {
        SmallCapture.of("BTCUSDT", 3)
                .line("garbage")
                .line("{\"stream\":\"btcusdt@depth@0ms\",\"data\":{\"e\":\"depthUpdate\"}}")
                .gap()
                .diff(7)
                .writeTo(file);
        Call call = backtest(file, "--json");
        assertThat(call.exitCode()).isZero();
        JsonNode json = json(call);
        assertThat(json.get("rejected").longValue()).isEqualTo(2);
        assertThat(json.get("gaps").longValue()).isEqualTo(1);
        assertThat(json.get("gapLines")).hasSize(1);
        assertThat(json.get("gapLines").get(0).longValue()).isEqualTo(10);
        Call text = backtest(file);
        assertThat(text.exitCode()).isZero();
        assertThat(text.out()).contains("gaps of BTCUSDT.BINANCE-USDM at lines 10\n");
    }

    @Test
    void aTornFileIsUsedUpToTheTearAndThenFails() throws IOException {
        SmallCapture.of("BTCUSDT", 2000).writeTornTo(file);
        Call call = backtest(file, "--json", "--windows", windows);
        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.err()).contains("a.gz: cannot be read from line ").contains("was used");
        long lines = json(call).get("lines").longValue();
        assertThat(lines).isBetween(100L, 3999L);
        assertThat(call.err()).contains("from line " + (lines + 1) + " on");
        assertThat(Files.readAllLines(windows)).hasSizeGreaterThan(50);
    }

    @Test
    void fileWithoutAnyReadableLineIsAUsageError() throws IOException {
        new SmallCapture("BTCUSDT").writeTo(file);
        assertThat(backtest(file).exitCode()).isEqualTo(2);
        Files.writeString(file, "this is not gzip at all");
        Call call = backtest(file);
        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.err()).contains("a.gz: cannot be read from line 1 on");
    }

    @Test
    void aCaptureOfLinesThatMeanNothingExitsZero() throws IOException {
        new SmallCapture("BTCUSDT").line("{}").line("[1,").line("null").writeTo(file);
        Call call = backtest(file, "--json", "--windows", windows);
        assertThat(call.exitCode()).isZero();
        assertThat(json(call).get("rejected").longValue()).isEqualTo(3);
        assertThat(Files.readAllLines(windows)).hasSize(1);
    }

    @Test
    void severalTapesHaveAnInstrumentColumnAndALineOfJsonEach() throws IOException {
        Path btc = imported("BTCUSDT");
        Path eth = imported("ETHUSDT");
        Call call = Call.of("backtest", eth, btc, "--json", "--windows", windows);
        assertThat(call.exitCode()).isZero();
        assertThat(
                        call.out()
                                .lines()
                                .map(line -> line.replaceAll(".*\"instrument\":\"(\\w+).*", "$1")))
                .containsExactly("BTCUSDT", "ETHUSDT");
        List<String> rows = Files.readAllLines(windows);
        assertThat(rows.get(0)).startsWith("instrument,windowStartMillis,");
        assertThat(rows.subList(1, rows.size()).stream().map(row -> row.split(",")[0]).distinct())
                .containsExactly("BTCUSDT.BINANCE-USDM", "ETHUSDT.BINANCE-USDM");
    }

    @Test
    void anImportedTapeIsGoodAndGivesTheSame() throws IOException {
        SmallCapture.of("BTCUSDT", 5).writeTo(file);
        Path tape = imported("BTCUSDT");
        Call verified = Call.of("verify", tape);
        assertThat(verified.exitCode()).isZero();
        assertThat(verified.out())
                .contains("binance-usdm:BTCUSDT")
                .contains("11 lines")
                .endsWith("good\n");
        assertThat(Call.of("backtest", tape, "--json")).isEqualTo(backtest(file, "--json"));
    }

    @Test
    void aTapeThatWasTamperedWithIsNotGood() throws IOException {
        Path tape = imported("BTCUSDT");
        try (Stream<Path> files = Files.list(tape)) {
            Path data =
                    files.filter(path -> path.toString().endsWith(".zst"))
                            .findFirst()
                            .orElseThrow();
            byte[] bytes = Files.readAllBytes(data);
            bytes[bytes.length / 2] ^= 1;
            Files.write(data, bytes);
        }
        Call verified = Call.of("verify", tape);
        assertThat(verified.exitCode()).isEqualTo(1);
        assertThat(verified.err()).contains("SHA-256");
        assertThat(verified.out()).endsWith("not good\n");
    }

    @Test
    void anImportRefusesADirectoryThatIsInUse() throws IOException {
        imported("BTCUSDT");
        Call again = importOf("BTCUSDT");
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err()).contains("tape-BTCUSDT");
    }

    private Path imported(String symbol) throws IOException {
        Call call = importOf(symbol);
        assertThat(call.err()).isEmpty();
        assertThat(call.exitCode()).isZero();
        return directory.resolve("tape-" + symbol);
    }

    private Call importOf(String symbol) throws IOException {
        Path capture = SmallCapture.of(symbol, 5).writeTo(directory.resolve(symbol + ".gz"));
        Path tape = directory.resolve("tape-" + symbol);
        return Call.of(
                "import", capture, "--venue", "binance-usdm", "--symbol", symbol, "--out", tape);
    }

    private static Call backtest(Path file, Object... more) {
        Object[] fixed = {"backtest", file, "--venue", "binance-usdm", "--symbol", "btcusdt"};
        return Call.of(Stream.concat(Stream.of(fixed), Stream.of(more)).toArray());
    }

    private static JsonNode json(Call call) throws IOException {
        return new ObjectMapper().readTree(call.out());
    }
}
