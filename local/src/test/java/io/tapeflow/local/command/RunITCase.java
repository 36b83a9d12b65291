package io.tapeflow.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.local.server.EmbeddedKafka;
import io.tapeflow.local.server.EmbeddedQuestDb;
import io.tapeflow.local.server.QuestDbSql;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
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
            assertThat(values(kafka, "tapeflow.decisions")).isEqualTo(lines);
            assertThat(rows(questDb, "decisions")).isEqualTo(lines.size());
            // All whole seconds of the capture but the last, which its end may have cut.
            assertThat(rows(questDb, "features")).isEqualTo(345);
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

    /** All committed values of a topic; those of one key, here of all, in their order. */
    private static List<String> values(EmbeddedKafka kafka, String topic) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "isolation.level",
                        "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<String> values = new ArrayList<>();
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    values.add(new String(record.value(), StandardCharsets.UTF_8));
                }
            }
            return values;
        }
    }

    /** QuestDB applies what it was sent in its own time. */
    private static long rows(EmbeddedQuestDb questDb, String table) throws IOException {
        QuestDbSql sql = new QuestDbSql(questDb.url());
        List<List<String>> pending =
                sql.execute(
                        "select writerTxn < sequencerTxn from wal_tables() where name = '"
                                + table
                                + "'");
        while (pending.get(0).get(0).equals("true")) {
            pending =
                    sql.execute(
                            "select writerTxn < sequencerTxn from wal_tables() where name = '"
                                    + table
                                    + "'");
        }
        return Long.parseLong(sql.execute("select count() from " + table).get(0).get(0));
    }
}
