package io.tapeflow.benchmarks.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

class BenchmarksRunTest {

    @Test
    void everyBenchmarkRuns() throws RunnerException {
        assumeTrue(
                Files.exists(Recording.file()),
                () -> "skipped: no recording at " + Recording.file());
        assertThat(
                        new Runner(
                                        new OptionsBuilder()
                                                .include("io.tapeflow.benchmarks.jmh")
                                                .forks(0)
                                                .warmupIterations(0)
                                                .measurementIterations(1)
                                                .measurementTime(TimeValue.milliseconds(50))
                                                .shouldFailOnError(true)
                                                .build())
                                .run())
                .hasSize(3)
                .allSatisfy(
                        result -> assertThat(result.getPrimaryResult().getScore()).isPositive());
    }
}
