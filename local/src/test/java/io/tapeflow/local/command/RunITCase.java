package io.tapeflow.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.local.server.EmbeddedKafka;
import io.tapeflow.local.server.EmbeddedQuestDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** `run` delivers to its stores what `backtest` decides, and ends when all is delivered. */
final class RunITCase {
    @TempDir Path directory;

    @Test
    void theTopicHoldsTheDecisionsOfABacktest() throws Exception {
        RecordedCapture capture = RecordedCapture.USDM;
        capture.paths();
        Path expected = directory.resolve("expected.jsonl");
        assertThat(capture.call("backtest", "--decisions", expected).exitCode()).isZero();
        try (EmbeddedKafka kafka = EmbeddedKafka.start();
                EmbeddedQuestDb questDb = EmbeddedQuestDb.start()) {
            Path file = directory.resolve("run.jsonl");
            Call run =
                    capture.call(
                            "run",
                            "--config",
                            config(kafka.bootstrapServers(), questDb.url().toString()),
                            "--decisions",
                            file);
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out()).contains("BTCUSDT.BINANCE-USDM");
            assertThat(run.err()).contains("Kafka    " + kafka.bootstrapServers());
            assertThat(file).hasSameBinaryContentAs(expected);
            List<String> lines = Files.readAllLines(expected);
            assertThat(lines).isNotEmpty();
            assertThat(TopicValues.of(kafka, "tapeflow.decisions")).isEqualTo(lines);
            SettledStore store = new SettledStore(questDb.url());
            assertThat(store.count("decisions")).isEqualTo(lines.size());
            // All whole seconds of the capture but the last, which its end may have cut.
            assertThat(store.count("features")).isEqualTo(345);
        }
    }

    @Test
    void embeddedStoresNeedNoConfiguration() throws IOException {
        Path capture = SmallCapture.of("BTCUSDT", 5).writeTo(directory.resolve("a.gz"));
        Call run =
                Call.of("run", capture, "--venue", "binance-usdm", "--symbol", "BTCUSDT", "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("{\"lines\":11,").hasLineCount(1);
        assertThat(run.err())
                .contains("Kafka    127.0.0.1:")
                .contains("QuestDB  http://127.0.0.1:");
    }

    private Path config(String servers, String url) throws IOException {
        return Files.writeString(
                directory.resolve("run.yaml"),
                """
                parallelism: 2
                kafka:
                  embedded: false
                  bootstrapServers: %s
                  delivery: exactly-once
                  partitions: 3
                metrics:
                  embedded: false
                  url: %s
                checkpoint:
                  intervalMillis: 500
                """
                        .formatted(servers, url));
    }
}
