package io.tapeflow.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.local.Tapeflow;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BenchCommandTest {
    @TempDir Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@/absent.gz --runs 0           | --runs 0: must be 1 to 1000",
                "@/absent.gz --parallelism 0    | --parallelism 0: must be 1 to 128",
                "@/absent.gz --parallelism 129  | --parallelism 129: must be 1 to 128",
                "@/absent.gz                    | absent.gz: there is no such file",
                "@/notes.txt                    | notes.txt: unknown format",
                "@/notes.txt --venue kraken     | unknown venue 'kraken'",
            })
    void aCallThatCannotBeFollowedIsAUsageError(String words, String message) throws IOException {
        Files.writeString(directory.resolve("notes.txt"), "hello\n");
        String venue = words.contains("--venue") ? "" : " --venue binance-usdm";
        String call = "bench --symbol BTCUSDT " + words.replace("@", directory.toString()) + venue;
        StringWriter err = new StringWriter();
        CommandLine line = Tapeflow.commandLine();
        line.setErr(new PrintWriter(err));
        assertThat(line.execute(call.split(" +"))).isEqualTo(2);
        assertThat(err.toString()).contains(message);
    }
}
