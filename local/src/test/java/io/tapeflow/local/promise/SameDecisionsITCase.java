package io.tapeflow.local.promise;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.connectors.tape.TapeSplit;
import io.tapeflow.connectors.tape.source.CadenceConfig;
import io.tapeflow.core.strategy.Decision;
import io.tapeflow.jobs.Uids;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise 1, first half: a tape replayed gives byte-identical decisions at every parallelism and
 * with every watermark cadence, again and again, and from the backtester.
 */
final class SameDecisionsITCase {
    private static final PromiseCluster METRICS = new PromiseCluster();

    @RegisterExtension static final MiniClusterExtension CLUSTER = METRICS.extension();

    private static final boolean SOAK = Boolean.getBoolean("tapeflow.soak");
    private static final long ALL = 3_600_000;
    private static final List<Integer> PARALLELISMS = List.of(1, 2, 8);
    private static final List<CadenceConfig> CADENCES =
            List.of(
                    CadenceConfig.everyMillis(100),
                    CadenceConfig.everyMillis(1),
                    CadenceConfig.random(20240808));

    @TempDir static Path directory;

    private record Run(int parallelism, CadenceConfig cadence) {}

    /** All pairs, the first one twice. */
    private static List<Run> full() {
        Stream<Run> pairs =
                PARALLELISMS.stream()
                        .flatMap(
                                tasks -> CADENCES.stream().map(cadence -> new Run(tasks, cadence)));
        return Stream.concat(Stream.of(new Run(1, CADENCES.get(0))), pairs).toList();
    }

    /** Every parallelism and every cadence, one of them twice. */
    private static List<Run> runs() {
        return SOAK
                ? full()
                : List.of(
                        new Run(1, CADENCES.get(0)),
                        new Run(2, CADENCES.get(1)),
                        new Run(2, CADENCES.get(1)),
                        new Run(8, CADENCES.get(2)));
    }

    @BeforeAll
    static void recordedDataIsThere() {
        Capture.usdm();
        Capture.spot();
    }

    @Test
    void twoCapturesOnOneAccount() throws Exception {
        List<Path> tapes =
                List.of(
                        Capture.usdm().importTo(directory.resolve("usdm")),
                        Capture.spot().importTo(directory.resolve("spot")));
        check("two captures", tapes);
    }

    @Test
    void eightInstrumentsOnOneAccount() throws Exception {
        check("eight instruments", Fleet.importTo(directory, SOAK ? ALL : 150_000));
    }

    private static void check(String name, List<Path> tapes) throws Exception {
        List<TapeSplit> splits = Capture.tapes(tapes);
        long start = System.nanoTime();
        Outcome backtest = Outcome.of(splits);
        byte[] decisions = backtest.decisionsFile(directory);
        String windows = backtest.windowsFile(directory);
        requireSubstance(name, backtest, decisions, System.nanoTime() - start);
        for (Run run : runs()) {
            start = System.nanoTime();
            JobRun job =
                    new JobRun(Files.createTempDirectory(directory, "run"), splits)
                            .parallelism(run.parallelism)
                            .cadence(run.cadence);
            JobClient client = job.run();
            List<Long> records = METRICS.recordsIn(client, Uids.FEATURES);
            report("%s %s: FEATURES records %s", start, name, run, records);
            assertThat(new String(job.decisionsFile(), StandardCharsets.US_ASCII))
                    .as("%s %s", name, run)
                    .isEqualTo(new String(decisions, StandardCharsets.US_ASCII));
            assertThat(job.windowsFile()).as("%s %s", name, run).isEqualTo(windows);
            assertThat(records).hasSize(run.parallelism);
            if (run.parallelism > 1) {
                assertThat(records.stream().filter(count -> count > 0)).hasSizeGreaterThan(1);
            }
        }
    }

    /** Equal files say nothing unless there is something in them. */
    private static void requireSubstance(String name, Outcome outcome, byte[] file, long nanos)
            throws IOException {
        List<Decision> entries =
                outcome.decisions.stream()
                        .filter(one -> one.kind() == Decision.Kind.ENTRY && one.accepted())
                        .toList();
        long instruments = entries.stream().map(Decision::instrument).distinct().count();
        report(
                "%s backtest: %d lines, %d decisions, %d accepted entries on %d instruments, %d"
                        + " bytes",
                System.nanoTime() - nanos,
                name,
                outcome.summaries.values().stream().mapToLong(one -> one.lines()).sum(),
                outcome.decisions.size(),
                entries.size(),
                instruments,
                file.length);
        assertThat(entries).hasSizeGreaterThanOrEqualTo(20);
        assertThat(instruments).isGreaterThanOrEqualTo(2);
    }

    private static void report(String format, long startNanos, Object... values) {
        System.out.printf(
                format + ", %.1f s%n",
                Stream.concat(Stream.of(values), Stream.of((System.nanoTime() - startNanos) / 1e9))
                        .toArray());
    }
}
