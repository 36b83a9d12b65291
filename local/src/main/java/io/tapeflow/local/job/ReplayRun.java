package io.tapeflow.local.job;

import io.tapeflow.connectors.exchange.NormalizerConfig;
import io.tapeflow.connectors.kafka.DecisionJson;
import io.tapeflow.connectors.tape.TapeSplit;
import io.tapeflow.connectors.tape.source.CadenceConfig;
import io.tapeflow.connectors.tape.source.TapeSource;
import io.tapeflow.core.signal.FeedSummary;
import io.tapeflow.core.strategy.AccountSummary;
import io.tapeflow.jobs.SignalStreams;
import io.tapeflow.jobs.SignalTopology;
import io.tapeflow.jobs.Uids;
import io.tapeflow.jobs.config.CheckpointConfig;
import io.tapeflow.jobs.config.RunConfig;
import io.tapeflow.local.WorkDirectory;
import io.tapeflow.local.output.DecisionsFileSink;
import io.tapeflow.local.output.WindowsFileSink;
import io.tapeflow.local.report.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The whole job over tapes in this process, with its results collected here. */
public final class ReplayRun implements AutoCloseable {
    private final Inbox inbox = Inbox.open();
    private final Queue<FeedSummary> feeds = new ConcurrentLinkedQueue<>();
    private final Queue<AccountSummary> accounts = new ConcurrentLinkedQueue<>();
    private final StreamExecutionEnvironment env;
    private final SignalStreams streams;
    private WorkDirectory checkpoints;

    /**
     * Builds the job.
     *
     * @param scoredViews whether somebody looks at what every view was worth
     */
    public ReplayRun(RunConfig config, List<TapeSplit> splits, boolean scoredViews) {
        env = LocalJob.environment(config.parallelism());
        if (config.speed() > 0) {
            env.setBufferTimeout(1);
        }
        TapeSource source =
                new TapeSource(
                        splits,
                        NormalizerConfig.DEFAULT,
                        CadenceConfig.everyMillis(cadenceMillis(config)),
                        config.speed());
        streams = SignalTopology.build(env, source, config.signals(scoredViews));
        deliver(
                streams.feedSummaries(),
                "feed-summaries",
                inbox.sink(FeedSummary.class, feeds::add));
        deliver(
                streams.accountSummaries(),
                "account-summaries",
                inbox.sink(AccountSummary.class, accounts::add));
    }

    /** A paced replay is watched: a watermark each millisecond of the machine's clock. */
    private static long cadenceMillis(RunConfig config) {
        long everyMillisecond = Math.max(1, (long) config.speed());
        return config.speed() > 0
                ? Math.min(everyMillisecond, config.watermarkCadenceMillis())
                : config.watermarkCadenceMillis();
    }

    /** For more sinks. */
    public StreamExecutionEnvironment environment() {
        return env;
    }

    /** For more sinks. */
    public SignalStreams streams() {
        return streams;
    }

    public Inbox inbox() {
        return inbox;
    }

    /** Writes decisions and windows to files where they are wanted. */
    public void writeFiles(Optional<Path> decisions, Optional<Path> windowParts) {
        decisions.ifPresent(
                file -> {
                    DecisionJson codec = new DecisionJson();
                    deliver(
                            streams.decisions(),
                            "decisions-file",
                            new DecisionsFileSink(file, codec::write));
                });
        windowParts.ifPresent(
                parts -> deliver(streams.windows(), "windows-file", new WindowsFileSink(parts)));
    }

    /** Sends a stream to one sink of this process. */
    public <T> void deliver(DataStream<T> stream, String name, Sink<T> sink) {
        String uid = Uids.sink(name, "local");
        stream.sinkTo(sink).uid(uid).name(uid).setParallelism(1);
    }

    /**
     * Has the job save its state now and then: where the configuration says, else in a directory
     * that ends with the run. (Flink's own default, the job manager's memory, holds 5 MB.)
     */
    public void checkpoint(CheckpointConfig config) throws IOException {
        if (config.intervalMillis() == 0) {
            return;
        }
        checkpoints =
                config.directory().isPresent()
                        ? WorkDirectory.kept(config.directory().get())
                        : WorkDirectory.temporary("tapeflow-checkpoints");
        LocalJob.checkpoint(env, config.intervalMillis(), checkpoints.path());
    }

    /** Starts the job; its results are here when it has ended. */
    public LocalJob start(String name) throws Exception {
        return LocalJob.start(env, name);
    }

    /** What came of it. */
    public RunResult result() {
        return RunResult.of(feeds, accounts);
    }

    @Override
    public void close() {
        inbox.close();
        if (checkpoints != null) {
            checkpoints.close();
        }
    }
}
