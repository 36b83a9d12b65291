package io.tapeflow.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that cannot be followed: exit code 2, what is wrong and the remedy, and nothing else. */
final class UsageErrorsTest {
    private static final String CAPTURE = "@/a.gz --venue binance-usdm --symbol BTCUSDT ";

    @TempDir Path directory;

    @BeforeEach
    void writeFiles() throws IOException {
        SmallCapture.of("BTCUSDT", 3).writeTo(directory.resolve("a.gz"));
        Files.writeString(directory.resolve("notes.txt"), "hello\n");
        Files.writeString(directory.resolve("bad.yaml"), "parallelism: 2\nfeaturs: {}\nspeed: x\n");
        Files.writeString(directory.resolve("bad-terms.yaml"), "instruments: 3\n");
        Files.writeString(
                directory.resolve("other.yaml"), "accounts: {paper: [BTCUSDC.BINANCE-USDM]}\n");
        Files.writeString(directory.resolve("good.yaml"), "parallelism: 1\n");
        Files.writeString(directory.resolve("terms.yaml"), "instruments: []\n");
        Files.createSymbolicLink(directory.resolve("link"), directory.resolve("a.gz"));
        Files.createDirectories(directory.resolve("empty"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                              | Which command? `tapeflow help` lists them.",
                "replya                          | Did you mean: tapeflow replay?",
                "replay --windws x               | Possible solutions: --windows",
                "replay                          | what is to be read? Name a TAPE or FILEs",
                "replay @/absent.gz              | absent.gz: there is no such file",
                "replay @/notes.txt              | notes.txt: unknown format; known are tapes",
                "replay @/a.gz                   | add --venue and --symbol",
                "replay @/a.gz --venue kraken    | unknown venue 'kraken', known: binance-spot, bin",
                "replay @/empty                  | is not a tape, it has no manifest.json",
                "replay @/a.gz @/empty           | cannot be read together; import the files first",
                "replay CAPTURE @/a.gz           | a.gz: is named twice",
                "replay CAPTURE --parallelism 0  | --parallelism 0: must be 1 to 128",
                "replay CAPTURE --parallelism 2x | '2x' is not an int",
                "replay CAPTURE --speed -1       | --speed -1.0: must not be negative",
                "replay CAPTURE --config @/no.yaml       | the file does not exist; check its name",
                "replay CAPTURE --config @/bad.yaml      | line 2: featurs: is not a known key; did y",
                "replay CAPTURE --config @/bad.yaml      | line 3: speed: 'x' is not a number",
                "replay CAPTURE --instruments @/no.yaml  | no.yaml: there is no such file",
                "replay CAPTURE --instruments @/bad-terms.yaml | must hold one list named 'instrum",
                "replay CAPTURE --decisions @/no/d.jsonl | d.jsonl (--decisions): there is no direc",
                "replay CAPTURE --windows @/empty        | empty (--windows): is a directory; name",
                "replay CAPTURE --decisions @/a.gz       | a.gz (--decisions): is an input; name an",
                "replay CAPTURE --windows @/link         | link (--windows): is an input; name an",
                "run CAPTURE --config @/good.yaml --windows @/good.yaml  | is an input; name another",
                "backtest CAPTURE --instruments @/terms.yaml --windows @/terms.yaml | is an input; nam",
                "replay CAPTURE --decisions @/o --windows @/./o | name the same file",
                "replay CAPTURE --decisions @/o --windows @/o | name the same file",
                "backtest CAPTURE --parallelism 2        | Unknown option",
                "backtest CAPTURE --decisions @/no/d     | there is no directory",
                "replay CAPTURE --config @/other.yaml    | accounts.paper[0]: no input holds 'BTCUSDC.B",
                "backtest CAPTURE --config @/other.yaml  | did you mean 'BTCUSDT.BINANCE-USDM'?",
                "run CAPTURE --config @/other.yaml       | did you mean 'BTCUSDT.BINANCE-USDM'?",
                "run CAPTURE --config @/bad.yaml         | bad.yaml has 2 errors:",
                "import CAPTURE                          | Missing required option: '--out=TAPE'",
                "verify @/empty                          | is not a tape, it has no manifest.json",
                "verify                                  | Missing required parameter: 'TAPE'",
            })
    void isToldWhatIsWrong(String words, String message) {
        Call call = Call.of(arguments(words));
        assertThat(call.err()).contains(message);
        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.out()).isEmpty();
    }

    @Test
    void anInputNamedAsOutputIsStillThere() throws IOException {
        byte[] before = Files.readAllBytes(directory.resolve("a.gz"));
        Call.of(arguments("backtest CAPTURE --decisions @/a.gz"));
        assertThat(directory.resolve("a.gz")).hasBinaryContent(before);
    }

    @Test
    void aTapesFilesAreInputsToo() throws IOException {
        Path tape = directory.resolve("tape");
        assertThat(Call.of(arguments("import CAPTURE --out @/tape")).exitCode()).isZero();
        byte[] manifest = Files.readAllBytes(tape.resolve("manifest.json"));
        Call call = Call.of(arguments("backtest @/tape --decisions @/tape/manifest.json"));
        assertThat(call.err()).contains("manifest.json (--decisions): is an input; name another");
        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(tape.resolve("manifest.json")).hasBinaryContent(manifest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"replay", "backtest", "run", "import", "verify"})
    void everyCommandHelps(String command) {
        Call asked = Call.of("help", command);
        assertThat(asked.exitCode()).isZero();
        assertThat(asked.out()).startsWith("Usage: tapeflow " + command);
        assertThat(Call.of(command, "--help")).isEqualTo(asked);
        assertThat(Call.of("help").out()).contains("  " + command + " ");
    }

    private Object[] arguments(String words) {
        String text = words.replace("CAPTURE ", CAPTURE).replace("CAPTURE", CAPTURE.strip());
        List<String> arguments = new ArrayList<>(Arrays.asList(text.split(" +")));
        arguments.removeIf(String::isEmpty);
        arguments.replaceAll(word -> word.replace("@", directory.toString()));
        return arguments.toArray();
    }
}
