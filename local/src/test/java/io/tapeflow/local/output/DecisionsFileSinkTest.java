package io.tapeflow.local.output;

import static io.tapeflow.local.output.OutputFixtures.decision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tapeflow.core.strategy.Decision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.runtime.operators.sink.SinkWriterOperatorFactory;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DecisionsFileSinkTest {
    @TempDir Path directory;
    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("decisions.jsonl");
    }

    @Test
    void writesInTotalOrderWhatTheWatermarkHasPassed() throws Exception {
        try (var sink = started(null)) {
            sink.processElement(decision(2_000_500, 9, "b", 1), 2000);
            sink.processElement(decision(2_000_500, 9, "a", 2), 2000);
            sink.processElement(decision(2_000_500, 9, "a", 1), 2000);
            sink.processElement(decision(1_999_999, 10, "b", 0), 1999);
            sink.processElement(decision(2_001_000, 3, "a", 3), 2001);
            sink.processWatermark(2000);
            assertThat(lines())
                    .containsExactly(
                            "1999999 10 b 0", "2000500 9 a 1", "2000500 9 a 2", "2000500 9 b 1");
            sink.processWatermark(2001);
            assertThat(lines()).hasSize(5).last().isEqualTo("2001000 3 a 3");
        }
    }

    @Test
    void noDecisionsMakeAnEmptyFile() throws Exception {
        Files.writeString(file, "of an earlier run\n");
        try (var sink = started(null)) {
            sink.processWatermark(Long.MAX_VALUE);
            sink.endInput();
        }
        assertThat(file).exists().isEmptyFile();
    }

    @Test
    void theEndOfInputWritesTheRest() throws Exception {
        try (var sink = started(null)) {
            sink.processElement(decision(5_000_000, 1, "a", 1), 5000);
            sink.endInput();
        }
        assertThat(lines()).containsExactly("5000000 1 a 1");
    }

    @Test
    void aRestoreCutsOffWhatWasWrittenSinceAndKeepsWhatWaited() throws Exception {
        OperatorSubtaskState checkpoint;
        try (var sink = started(null)) {
            sink.processElement(decision(1_000_000, 1, "a", 1), 1000);
            sink.processElement(decision(3_000_000, 3, "a", 3), 3000);
            sink.processElement(decision(2_000_000, 2, "a", 2), 2000);
            sink.processWatermark(1000);
            checkpoint = sink.snapshot(1, 1);
            // After the checkpoint: written, then lost with the process.
            sink.processElement(decision(2_500_000, 9, "lost", 1), 2500);
            sink.processWatermark(3000);
            assertThat(lines()).hasSize(4);
        }
        try (var sink = started(checkpoint)) {
            assertThat(lines()).containsExactly("1000000 1 a 1");
            sink.processElement(decision(2_500_000, 4, "a", 4), 2500);
            sink.processWatermark(Long.MAX_VALUE);
            sink.endInput();
        }
        assertThat(lines())
                .containsExactly(
                        "1000000 1 a 1", "2000000 2 a 2", "2500000 4 a 4", "3000000 3 a 3");
    }

    @Test
    void aFailureDoesNotReleaseWhatWaits() throws Exception {
        var sink = started(null);
        sink.processElement(decision(1_000_000, 1, "a", 1), 1000);
        sink.close();
        assertThat(file).isEmptyFile();
    }

    @Test
    void aFileShorterThanTheCheckpointIsAnError() throws Exception {
        OperatorSubtaskState checkpoint;
        try (var sink = started(null)) {
            sink.processElement(decision(1_000_000, 1, "a", 1), 1000);
            sink.processWatermark(1000);
            checkpoint = sink.snapshot(1, 1);
        }
        Files.writeString(file, "");
        assertThatThrownBy(() -> started(checkpoint))
                .hasStackTraceContaining(
                        "decisions.jsonl has 0 bytes, but the checkpoint knows 14");
    }

    @Test
    void theFileDoesNotDependOnTheOrderOfArrivalNorOnTheCadenceOfWatermarks() throws Exception {
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            decisions.add(
                    decision(1_000_000 + i / 3 * 700, i / 2, "abc".substring(i % 3, i % 3 + 1), i));
        }
        String expected = null;
        for (int seed = 0; seed < 5; seed++) {
            Random random = new Random(seed);
            List<Decision> rest = new ArrayList<>(decisions);
            Collections.shuffle(rest, random);
            try (DecisionsFile written = DecisionsFile.create(file, OutputFixtures::line)) {
                for (long millis = 1000; !rest.isEmpty(); millis += 1 + random.nextInt(20)) {
                    long upTo = millis;
                    rest.stream()
                            .filter(one -> one.arrival().ingestMillis() <= upTo)
                            .forEach(written::add);
                    rest.removeIf(one -> one.arrival().ingestMillis() <= upTo);
                    written.release(upTo);
                }
            }
            expected = expected == null ? Files.readString(file) : expected;
            assertThat(Files.readString(file)).isEqualTo(expected);
        }
        assertThat(expected.lines()).hasSize(500);
    }

    @Test
    void aDecisionBehindTheWatermarkIsAnError() throws Exception {
        try (DecisionsFile written = DecisionsFile.create(file, OutputFixtures::line)) {
            written.release(1000);
            assertThatThrownBy(() -> written.add(decision(1_000_999, 1, "a", 1)))
                    .hasMessageContaining("1000999 1 a 1");
            written.add(decision(1_001_000, 1, "a", 1));
        }
    }

    @Test
    void aSavepointOfAJobWithoutThisSinkBeginsANewFile() throws Exception {
        Files.writeString(file, "of an earlier run\n");
        try (var sink = started(OperatorSubtaskState.builder().build())) {
            sink.endInput();
        }
        assertThat(file).isEmptyFile();
    }

    @Test
    void twoWritersAreRefused() {
        assertThatThrownBy(() -> harness(2).open()).hasStackTraceContaining("parallelism to 1");
    }

    private OneInputStreamOperatorTestHarness<Decision, CommittableMessage<Object>> started(
            OperatorSubtaskState checkpoint) throws Exception {
        var sink = harness(1);
        sink.setup();
        if (checkpoint != null) {
            sink.initializeState(checkpoint);
        }
        sink.open();
        return sink;
    }

    private OneInputStreamOperatorTestHarness<Decision, CommittableMessage<Object>> harness(
            int parallelism) throws Exception {
        return new OneInputStreamOperatorTestHarness<>(
                new SinkWriterOperatorFactory<>(new DecisionsFileSink(file, OutputFixtures::line)),
                128,
                parallelism,
                0);
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(file);
    }
}
