package io.tapeflow.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tapeflow.connectors.kafka.KafkaConfig;
import io.tapeflow.connectors.kafka.TopicCreator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both servers start, work, keep quiet, and leave nothing behind. */
class EmbeddedServersITCase {
    @TempDir Path directory;

    @Test
    void kafkaHasTheTopicsAndLeavesNothing() throws Exception {
        AtomicReference<Path> files = new AtomicReference<>();
        String printed =
                printedDuring(
                        () -> {
                            long start = System.nanoTime();
                            try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
                                System.err.println(
                                        "Kafka started in "
                                                + (System.nanoTime() - start) / 1_000_000
                                                + " ms");
                                files.set(kafka.directory());
                                assertThat(files.get()).exists();
                                KafkaConfig config = KafkaConfig.of(kafka.bootstrapServers());
                                TopicCreator creator = new TopicCreator(config);

                                assertThat(creator.createMissing(4, (short) 1))
                                        .containsExactlyInAnyOrderElementsOf(config.topics().all());
                                assertThat(creator.createMissing(4, (short) 1)).isEmpty();
                            }
                        });

        assertThat(printed).isEmpty();
        assertThat(files.get()).doesNotExist();
        assertThat(threadNames()).noneMatch(name -> name.contains("kafka"));
    }

    @Test
    void questDbAnswersSqlAndLeavesNothing() throws Exception {
        AtomicReference<Path> files = new AtomicReference<>();
        String printed =
                printedDuring(
                        () -> {
                            long start = System.nanoTime();
                            try (EmbeddedQuestDb questDb = EmbeddedQuestDb.start()) {
                                System.err.println(
                                        "QuestDB started in "
                                                + (System.nanoTime() - start) / 1_000_000
                                                + " ms");
                                files.set(questDb.directory());
                                assertThat(files.get()).exists();
                                QuestDbSql sql = new QuestDbSql(questDb.url());

                                assertThat(sql.execute("select 1 + 1, null::string"))
                                        .containsExactly(java.util.Arrays.asList("2", null));
                                assertThatThrownBy(() -> sql.execute("select nonsense"))
                                        .isInstanceOf(IOException.class)
                                        .hasMessageContaining("nonsense");
                            }
                        });

        assertThat(printed).isEmpty();
        assertThat(files.get()).doesNotExist();
        assertThat(threadNames()).noneMatch(name -> name.matches("(shared|wal|http)-.*_\\d+"));
    }

    @Test
    void questDbKeepsAGivenDirectory() throws Exception {
        try (EmbeddedQuestDb questDb = EmbeddedQuestDb.start(directory)) {
            QuestDbSql sql = new QuestDbSql(questDb.url());
            sql.execute("create table kept (n int)");
            sql.execute("insert into kept values (7)");
        }
        try (EmbeddedQuestDb questDb = EmbeddedQuestDb.start(directory)) {
            assertThat(new QuestDbSql(questDb.url()).execute("select n from kept"))
                    .containsExactly(List.of("7"));
        }
    }

    /** Standard output belongs to results. */
    private static String printedDuring(Code code) throws Exception {
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            code.run();
        } finally {
            System.setOut(out);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    private interface Code {
        void run() throws Exception;
    }

    private static List<String> threadNames() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
    }
}
