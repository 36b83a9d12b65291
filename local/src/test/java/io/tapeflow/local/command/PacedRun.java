package io.tapeflow.local.command;

import io.tapeflow.connectors.tape.TapeSplit;
import io.tapeflow.core.strategy.ScoredView;
import io.tapeflow.jobs.TapeInputs;
import io.tapeflow.jobs.config.RunConfig;
import io.tapeflow.local.job.LocalJob;
import io.tapeflow.local.job.ReplayRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.util.IOUtils;

/** What `run` runs, put together as it does, with the job's metrics and its pace to be read. */
final class PacedRun implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    final PaceLog pace;
    private final InMemoryReporter reporter = InMemoryReporter.createWithRetainedMetrics();
    private final RunStores stores;
    private final ReplayRun run;
    private final LocalJob job;
    private List<Map<String, Metric>> lastMetrics;

    private PacedRun(RunConfig config, RunStores stores, ReplayRun run, Path decisions)
            throws Exception {
        this.pace = new PaceLog(config.speed());
        this.stores = stores;
        this.run = run;
        run.writeFiles(Optional.of(decisions), Optional.empty());
        run.checkpoint(config.checkpoint());
        stores.attach(run.streams());
        run.deliver(
                run.streams().scoredViews(),
                "scored-views",
                run.inbox()
                        .sink(
                                ScoredView.class,
                                view -> pace.add(view.arrival().ingestTimeMicros())));
        run.environment().configure(reporter.addToConfiguration(new Configuration()));
        job = run.start("paced run");
    }

    static PacedRun start(RunConfig config, Path decisions) throws Exception {
        List<TapeSplit> splits = TapeInputs.splits(config.inputs());
        RunStores stores = RunStores.open(config);
        ReplayRun run = null;
        try {
            run = new ReplayRun(config, splits, true);
            return new PacedRun(config, stores, run, decisions);
        } catch (Exception e) {
            IOUtils.closeAllQuietly(run, stores);
            throw e;
        }
    }

    /** What a run is waited for. */
    interface Condition {
        boolean holds() throws IOException;
    }

    /** Waits until this holds, which must be before the input ends. */
    void runUntil(Condition condition) throws Exception {
        while (!condition.holds()) {
            if (job.await(POLL)) {
                throw new AssertionError("the run ended before what it was waited for");
            }
        }
    }

    /** Waits until a time has passed with the job running. */
    void runFor(Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        runUntil(() -> System.nanoTime() - end >= 0);
    }

    /** Waits for the end of input with everything delivered; fails if the job does. */
    void finish() throws Exception {
        lastMetrics = metrics();
        while (!job.await(POLL)) {
            // A failure is thrown, and the test has a time limit.
        }
    }

    /** Value of a counter or gauge of which the job has one; of one that ends its last. */
    long metric(String name) {
        List<Metric> found =
                (lastMetrics == null ? metrics() : lastMetrics)
                        .stream().map(group -> group.get(name)).filter(Objects::nonNull).toList();
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " metrics are called " + name);
        }
        return found.get(0) instanceof Counter counter
                ? counter.getCount()
                : ((Number) ((Gauge<?>) found.get(0)).getValue()).longValue();
    }

    /** Of all groups; the reporter forgets them when the cluster ends. */
    private List<Map<String, Metric>> metrics() {
        return List.copyOf(reporter.getMetricsByGroup().values());
    }

    @Override
    public void close() {
        try {
            job.close();
        } finally {
            try {
                run.close();
            } finally {
                stores.close();
            }
        }
    }
}
