package io.tapeflow.benchmarks.live;

import io.tapeflow.benchmarks.capture.RecordedFrames;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.strategy.Decision;
import io.tapeflow.core.strategy.ScoredView;
import io.tapeflow.jobs.SignalConfig;
import io.tapeflow.jobs.SignalStreams;
import io.tapeflow.jobs.SignalTopology;
import io.tapeflow.local.WorkDirectory;
import io.tapeflow.local.job.Inbox;
import io.tapeflow.local.job.LocalJob;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.HdrHistogram.Histogram;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The whole job on a live feed, with checkpoints every ten seconds. */
public final class LiveRun {
    private static final long CHECKPOINT_MILLIS = 10_000;
    private static final long MAX_MICROS = 60_000_000;

    /**
     * What was measured.
     *
     * @param latencyMicros frame received to leaving DECISIONS, of every view after the warm-up
     * @param views how many that were
     */
    public record Result(Histogram latencyMicros, long views) {}

    private LiveRun() {}

    /** Latency at these rates, after a warm-up of so many seconds. */
    public static Result latency(
            RecordedFrames recorded,
            Instrument terms,
            SignalConfig settings,
            double[] messagesPerSecond,
            double warmUpSeconds,
            double seconds,
            int parallelism)
            throws Exception {
        Histogram latencies = new Histogram(MAX_MICROS, 3);
        long[] measureFrom = {Long.MAX_VALUE};
        StreamExecutionEnvironment env = LocalJob.environment(parallelism);
        env.setBufferTimeout(0);
        try (WorkDirectory checkpoints = WorkDirectory.temporary("tapeflow-bench");
                LiveFeed feed =
                        new LiveFeed(recorded, terms, messagesPerSecond, warmUpSeconds + seconds);
                Inbox inbox = Inbox.open()) {
            LocalJob.checkpoint(env, CHECKPOINT_MILLIS, checkpoints.path());
            SignalStreams streams = SignalTopology.build(env, new LiveSource(feed), settings);
            deliver(
                    streams.scoredViews(),
                    "views",
                    inbox.sink(
                            ScoredView.class,
                            view -> {
                                long now = nowMicros();
                                if (measureFrom[0] == Long.MAX_VALUE) {
                                    measureFrom[0] = now + (long) (warmUpSeconds * 1e6);
                                }
                                if (now >= measureFrom[0]) {
                                    latencies.recordValue(
                                            Math.max(
                                                    0,
                                                    Math.min(
                                                            MAX_MICROS,
                                                            now
                                                                    - view.arrival()
                                                                            .ingestTimeMicros())));
                                }
                            }));
            deliver(streams.decisions(), "decisions", inbox.sink(Decision.class, d -> {}));
            try (LocalJob job = LocalJob.start(env, "latency")) {
                job.await(Duration.ofHours(1));
            }
        }
        return new Result(latencies, latencies.getTotalCount());
    }

    private static long nowMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    private static <T> void deliver(DataStream<T> stream, String name, Sink<T> sink) {
        stream.sinkTo(sink).uid("sink-" + name).name("sink-" + name).setParallelism(1);
    }
}
