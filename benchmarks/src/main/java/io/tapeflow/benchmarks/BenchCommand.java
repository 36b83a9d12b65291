package io.tapeflow.benchmarks;

import io.tapeflow.benchmarks.capture.RecordedFrames;
import io.tapeflow.benchmarks.live.CheckpointRun;
import io.tapeflow.benchmarks.live.LiveRun;
import io.tapeflow.benchmarks.run.BareRun;
import io.tapeflow.benchmarks.run.JobRun;
import io.tapeflow.benchmarks.run.KernelRun;
import io.tapeflow.benchmarks.run.KernelSettings;
import io.tapeflow.benchmarks.run.Measurement;
import io.tapeflow.benchmarks.run.ParseRun;
import io.tapeflow.benchmarks.run.Targets;
import io.tapeflow.connectors.exchange.InstrumentFile;
import io.tapeflow.connectors.tape.TapeInspector;
import io.tapeflow.connectors.tape.TapeSplit;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.Venue;
import io.tapeflow.jobs.SignalTopology;
import io.tapeflow.local.command.Subcommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Throughput and latency on a real recording, in one table. */
@Command(
        name = "bench",
        description =
                "Measure throughput and latency on a recorded capture of one instrument, and print"
                        + " one table: medians, beside the same kernels without Flink.")
public final class BenchCommand implements Subcommand {
    private static final long WARM_UP_LINES = 500_000;
    private static final long LINES = 5_000_000;
    private static final int INSTRUMENTS = 20;
    private static final double TOTAL_RATE = 10_000;
    private static final int CHECKPOINT_INSTRUMENTS = 500;
    private static final int MOST_RUNS = 1_000;

    @Spec private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of one capture.")
    private List<Path> files;

    @Option(names = "--venue", required = true, description = "Venue of the capture.")
    private String venue;

    @Option(names = "--symbol", required = true, description = "Symbol of the capture.")
    private String symbol;

    @Option(
            names = "--runs",
            defaultValue = "3",
            description = "Runs of each measurement; the median counts. Default: ${DEFAULT-VALUE}.")
    private int runs;

    @Option(
            names = "--parallelism",
            defaultValue = "1",
            description =
                    "Parallelism of the job; its three stages are threads of their own even at 1."
                            + " Default: ${DEFAULT-VALUE}.")
    private int parallelism;

    @Option(
            names = "--quick",
            description = "A tenth of the messages and seconds: to see that it works.")
    private boolean quick;

    private final BenchTable table = new BenchTable();

    @Override
    public Integer call() throws Exception {
        require("--runs", runs, MOST_RUNS);
        require("--parallelism", parallelism, SignalTopology.MAX_PARALLELISM);
        List<TapeSplit> capture = inspect(files);
        RecordedFrames recorded = RecordedFrames.of(capture.get(0));
        kernels(capture);
        throughput(recorded);
        Instrument terms = capture.get(0).tape().instruments().get(0);
        latency(recorded, terms);
        checkpoint(recorded, terms);
        table.print(spec.commandLine().getOut());
        return 0;
    }

    private void require(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new ParameterException(
                    spec.commandLine(), option + " " + value + ": must be 1 to " + most);
        }
    }

    private List<TapeSplit> inspect(List<Path> paths) throws IOException {
        Venue known;
        try {
            known = Venue.ofCode(venue);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        String upper = symbol.toUpperCase(Locale.ROOT);
        return new TapeInspector(known, List.of(upper), InstrumentFile.NONE).inspect(paths);
    }

    private void kernels(List<TapeSplit> capture) throws Exception {
        KernelRun kernel = KernelRun.of(capture);
        int passes = quick ? 5 : 50;
        double[] bytes = new double[1];
        double updates =
                median(
                                "book and order flow kernel",
                                () -> {
                                    KernelRun.Cost cost = kernel.measure(passes);
                                    bytes[0] = cost.bytesPerDiff();
                                    return cost.levelUpdatesPerSecond();
                                })
                        .median();
        table.add(
                "book + L1/ML OFI + windows kernel",
                number("%.2f M level updates/s", updates / 1e6),
                "",
                ">= 2 M/s",
                updates >= Targets.LEVEL_UPDATES_PER_SECOND);
        table.add("  bytes allocated per diff", number("%.1f", bytes[0]), "", "0", bytes[0] < 1);
        ParseRun parse = ParseRun.of(capture.get(0));
        double megabytes =
                median("parse depth frames", () -> parse.megabytesPerSecond(passes)).median();
        table.add(
                "parse a depth frame",
                number("%.0f MB/s", megabytes),
                "",
                ">= 200 MB/s",
                megabytes >= Targets.PARSE_MEGABYTES_PER_SECOND);
    }

    private void throughput(RecordedFrames recorded) throws Exception {
        long warmUp = quick ? WARM_UP_LINES / 5 : WARM_UP_LINES;
        long lines = warmUp + (quick ? LINES / 10 : LINES);
        Path directory = Files.createTempDirectory("tapeflow-bench");
        Path looped = directory.resolve("looped.gz");
        try {
            recorded.writeLooped(looped, lines, done -> progress("making a long capture", done));
            List<TapeSplit> splits = inspect(List.of(looped));
            double[] bare = new double[runs];
            double[] job = new double[runs];
            double[] share = new double[runs];
            for (int run = 0; run < runs; run++) {
                progress("throughput", 100 * run / runs);
                bare[run] = BareRun.messagesPerSecond(splits, warmUp);
                job[run] = JobRun.messagesPerSecond(splits, warmUp, parallelism);
                share[run] = job[run] / bare[run];
            }
            progress("throughput", 100);
            double bareMedian = new Measurement(bare).median();
            double jobMedian = new Measurement(job).median();
            double shareMedian = new Measurement(share).median();
            table.add(
                    "bare: gunzip, parse, all kernels, 1 thread",
                    number("%,.0f messages/s", bareMedian),
                    "",
                    ">= 200,000/s",
                    bareMedian >= Targets.BARE_MESSAGES_PER_SECOND);
            table.add(
                    "the whole Flink job, decisions included",
                    number("%,.0f messages/s", jobMedian),
                    number("%,.0f", bareMedian) + number(" (%.0f %%)", 100 * shareMedian),
                    ">= 150,000/s and 60 %",
                    jobMedian >= Targets.JOB_MESSAGES_PER_SECOND
                            && shareMedian >= Targets.JOB_SHARE_OF_BARE);
        } finally {
            Files.deleteIfExists(looped);
            Files.delete(directory);
        }
    }

    private void latency(RecordedFrames recorded, Instrument terms) throws Exception {
        double[] even = new double[INSTRUMENTS];
        Arrays.fill(even, TOTAL_RATE / INSTRUMENTS);
        latencyRow("10,000 messages/s, 20 instruments", recorded, terms, even);
        double[] skewed = new double[INSTRUMENTS];
        Arrays.fill(skewed, 1);
        skewed[0] = TOTAL_RATE - INSTRUMENTS + 1;
        latencyRow("the same, 19 of the 20 at 1 message/s", recorded, terms, skewed);
    }

    private void latencyRow(String what, RecordedFrames recorded, Instrument terms, double[] rates)
            throws Exception {
        double[] p50 = new double[runs];
        double[] p99 = new double[runs];
        for (int run = 0; run < runs; run++) {
            progress(what, 100 * run / runs);
            LiveRun.Result result =
                    LiveRun.latency(
                            recorded,
                            terms,
                            KernelSettings.signals(true),
                            rates,
                            quick ? 3 : 15,
                            quick ? 5 : 45,
                            parallelism);
            p50[run] = result.latencyMicros().getValueAtPercentile(50) / 1000.0;
            p99[run] = result.latencyMicros().getValueAtPercentile(99) / 1000.0;
        }
        progress(what, 100);
        double p50Median = new Measurement(p50).median();
        double p99Median = new Measurement(p99).median();
        table.add(
                what + ", frame to DECISIONS",
                number("p50 %.2f ms, ", p50Median) + number("p99 %.2f ms", p99Median),
                "",
                "<= 2 ms, <= 10 ms",
                p50Median <= Targets.LATENCY_P50_MILLIS && p99Median <= Targets.LATENCY_P99_MILLIS);
    }

    private void checkpoint(RecordedFrames recorded, Instrument terms) throws Exception {
        progress("checkpoints", 0);
        CheckpointRun.Result result =
                CheckpointRun.of(
                        recorded,
                        terms,
                        KernelSettings.signals(false),
                        quick ? CHECKPOINT_INSTRUMENTS / 10 : CHECKPOINT_INSTRUMENTS,
                        2,
                        quick ? 12 : 60,
                        parallelism);
        progress("checkpoints", 100);
        table.add(
                "checkpoint, "
                        + (quick ? CHECKPOINT_INSTRUMENTS / 10 : CHECKPOINT_INSTRUMENTS)
                        + " instruments, "
                        + number("%.0f MB", result.bytes() / 1e6),
                number("%.0f ms", result.millis()),
                "",
                "<= 1 s",
                result.millis() <= Targets.CHECKPOINT_MILLIS);
    }

    private Measurement median(String what, Callable<Double> run) throws Exception {
        double[] results = new double[runs];
        for (int i = 0; i < runs; i++) {
            progress(what, 100 * i / runs);
            results[i] = run.call();
        }
        progress(what, 100);
        return new Measurement(results);
    }

    private void progress(String what, int percent) {
        spec.commandLine().getErr().printf("%s: %d %%%n", what, percent);
        spec.commandLine().getErr().flush();
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
