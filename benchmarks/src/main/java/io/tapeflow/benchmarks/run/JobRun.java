package io.tapeflow.benchmarks.run;

import io.tapeflow.connectors.exchange.NormalizerConfig;
import io.tapeflow.connectors.tape.TapeSplit;
import io.tapeflow.connectors.tape.source.CadenceConfig;
import io.tapeflow.connectors.tape.source.TapeSource;
import io.tapeflow.core.signal.FeedSummary;
import io.tapeflow.core.signal.WindowRow;
import io.tapeflow.core.strategy.Decision;
import io.tapeflow.jobs.SignalStreams;
import io.tapeflow.jobs.SignalTopology;
import io.tapeflow.local.WorkDirectory;
import io.tapeflow.local.job.Inbox;
import io.tapeflow.local.job.LocalJob;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The whole job over tapes as fast as possible, with checkpoints, in a mini-cluster. */
public final class JobRun {
    private static final long CHECKPOINT_MILLIS = 10_000;

    private JobRun() {}

    /**
     * Raw messages a second, from the first window row beyond the first {@code warmUpLines} until
     * the job has ended: starting up is not in it, deciding is.
     */
    public static double messagesPerSecond(
            List<TapeSplit> splits, long warmUpLines, int parallelism) throws Exception {
        AtomicLong startNanos = new AtomicLong();
        AtomicLong startLine = new AtomicLong();
        AtomicLong lines = new AtomicLong();
        StreamExecutionEnvironment env = LocalJob.environment(parallelism);
        TapeSource source =
                new TapeSource(splits, NormalizerConfig.DEFAULT, CadenceConfig.DEFAULT, 0);
        SignalStreams streams = SignalTopology.build(env, source, KernelSettings.signals(false));
        try (WorkDirectory checkpoints = WorkDirectory.temporary("tapeflow-bench");
                Inbox inbox = Inbox.open()) {
            LocalJob.checkpoint(env, CHECKPOINT_MILLIS, checkpoints.path());
            deliver(
                    streams.windows(),
                    "windows",
                    inbox.sink(
                            WindowRow.class,
                            row -> {
                                if (startLine.get() == 0 && row.arrival().line() > warmUpLines) {
                                    startNanos.set(System.nanoTime());
                                    startLine.set(row.arrival().line());
                                }
                            }));
            deliver(
                    streams.feedSummaries(),
                    "summaries",
                    inbox.sink(FeedSummary.class, summary -> lines.set(summary.lines())));
            deliver(streams.decisions(), "decisions", inbox.sink(Decision.class, d -> {}));
            try (LocalJob job = LocalJob.start(env, "throughput")) {
                job.await(Duration.ofHours(1));
            }
        }
        return (lines.get() - startLine.get()) * 1e9 / (System.nanoTime() - startNanos.get());
    }

    private static <T> void deliver(DataStream<T> stream, String name, Sink<T> sink) {
        stream.sinkTo(sink).uid("sink-" + name).name("sink-" + name).setParallelism(1);
    }
}
