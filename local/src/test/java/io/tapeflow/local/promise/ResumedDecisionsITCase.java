package io.tapeflow.local.promise;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.connectors.tape.TapeSplit;
import io.tapeflow.operators.types.StreamTypes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.testutils.CommonTestUtils;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise 1, second half: a stop with a savepoint, or a failure, leaves no trace in the results.
 */
final class ResumedDecisionsITCase {
    @RegisterExtension static final MiniClusterExtension CLUSTER = new PromiseCluster().extension();

    /** Times real time: slow enough that a job still runs when a test looks at it. */
    private static final double SPEED = 100;

    private static final int LINES_BEFORE_STOP = 5;
    private static final long PATIENCE_SECONDS = 120;

    @TempDir static Path directory;

    private static List<TapeSplit> two;
    private static List<TapeSplit> eight;

    @BeforeAll
    static void importTapes() throws IOException {
        two =
                Capture.tapes(
                        List.of(
                                Capture.usdm().importTo(directory.resolve("usdm")),
                                Capture.spot().importTo(directory.resolve("spot"))));
        boolean soak = Boolean.getBoolean("tapeflow.soak");
        eight = Capture.tapes(Fleet.importTo(directory, soak ? 3_600_000 : 150_000));
    }

    @Test
    void twoCapturesStoppedWithASavepoint() throws Exception {
        stopAndResume(two, 8, 2, 8);
    }

    @Test
    void eightInstrumentsStoppedWithASavepoint() throws Exception {
        stopAndResume(eight, 8, 1, 2);
    }

    /** Every resume begins from the same savepoint, and from files that have gone on since. */
    private static void stopAndResume(List<TapeSplit> splits, int parallelism, int... resumed)
            throws Exception {
        Outcome backtest = Outcome.of(splits);
        String whole = text(backtest.decisionsFile(directory));
        String windows = backtest.windowsFile(directory);
        Path files = Files.createTempDirectory(directory, "stopped");
        JobRun first = new JobRun(files, splits).parallelism(parallelism).speed(SPEED);
        JobClient job = first.start();
        CommonTestUtils.waitUntilCondition(
                () -> linesOf(first.decisions) >= LINES_BEFORE_STOP || isOver(job));
        assertThat(isOver(job)).as("the job ended before it could be stopped").isFalse();
        String savepoint =
                job.stopWithSavepoint(
                                false,
                                directory.resolve("savepoints").toUri().toString(),
                                SavepointFormatType.CANONICAL)
                        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        String stopped = text(first.decisionsFile());
        assertThat(whole).startsWith(stopped);
        assertThat(stopped).isNotEmpty().hasSizeLessThan(whole.length());
        for (int tasks : resumed) {
            long start = System.nanoTime();
            // More than what is still to be written, so that it must be cut off.
            String left = "what a crash left\n".repeat(whole.length() / 10);
            Files.writeString(first.decisions, left, StandardOpenOption.APPEND);
            JobRun second = new JobRun(files, splits).parallelism(tasks);
            second.configuration().set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
            second.run();
            assertThat(text(second.decisionsFile())).as("resumed at %d", tasks).isEqualTo(whole);
            assertThat(second.windowsFile()).as("resumed at %d", tasks).isEqualTo(windows);
            System.out.printf(
                    "savepoint at parallelism %d after %d of %d bytes, resumed at %d, %.1f s%n",
                    parallelism,
                    stopped.length(),
                    whole.length(),
                    tasks,
                    (System.nanoTime() - start) / 1e9);
        }
    }

    @Test
    void aFailureAfterACheckpoint() throws Exception {
        Outcome backtest = Outcome.of(two);
        FailingOnce.FAILED.set(false);
        FailingOnce.RESTORED_FROM.set(0);
        JobRun run =
                new JobRun(Files.createTempDirectory(directory, "failed"), two)
                        .parallelism(2)
                        .speed(SPEED)
                        .windowStep(
                                windows ->
                                        windows.map(new FailingOnce(200), StreamTypes.WINDOW_ROW)
                                                .uid("failing-once")
                                                .name("failing-once"));
        Configuration configuration = run.configuration();
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(200));
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                directory.resolve("checkpoints").toUri().toString());
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ZERO);
        long start = System.nanoTime();
        run.run();
        System.out.printf(
                "failure, restored from checkpoint %d, %.1f s%n",
                FailingOnce.RESTORED_FROM.get(), (System.nanoTime() - start) / 1e9);
        assertThat(FailingOnce.FAILED).isTrue();
        assertThat(FailingOnce.RESTORED_FROM.get()).isPositive();
        assertThat(text(run.decisionsFile())).isEqualTo(text(backtest.decisionsFile(directory)));
        assertThat(run.windowsFile()).isEqualTo(backtest.windowsFile(directory));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static long linesOf(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file).lines().count() : 0;
    }

    private static boolean isOver(JobClient job) {
        return job.getJobExecutionResult().isDone();
    }
}
