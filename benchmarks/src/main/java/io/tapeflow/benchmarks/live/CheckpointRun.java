package io.tapeflow.benchmarks.live;

import io.tapeflow.benchmarks.capture.RecordedFrames;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.strategy.Decision;
import io.tapeflow.jobs.SignalConfig;
import io.tapeflow.jobs.SignalStreams;
import io.tapeflow.jobs.SignalTopology;
import io.tapeflow.local.WorkDirectory;
import io.tapeflow.local.job.Inbox;
import io.tapeflow.local.job.LocalJob;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.checkpoint.AbstractCheckpointStats;
import org.apache.flink.runtime.checkpoint.CheckpointStatsStatus;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** How long checkpoints take when many instruments have real books. */
public final class CheckpointRun {
    private static final long CHECKPOINT_MILLIS = 2_000;

    /** Checkpoints at the beginning, while books are still being synced. */
    private static final int OPENING = 2;

    /**
     * What was measured.
     *
     * @param millis median duration from trigger to completion
     * @param bytes state of the last checkpoint
     * @param checkpoints how many the median is of
     */
    public record Result(double millis, long bytes, int checkpoints) {}

    private CheckpointRun() {}

    static MiniCluster cluster(int parallelism) {
        return new MiniCluster(
                new MiniClusterConfiguration.Builder()
                        .setConfiguration(LocalJob.clusterConfiguration())
                        .setNumTaskManagers(1)
                        .setNumSlotsPerTaskManager(parallelism)
                        .build());
    }

    /** Checkpoints every two seconds while each instrument gets a few messages a second. */
    public static Result of(
            RecordedFrames recorded,
            Instrument terms,
            SignalConfig settings,
            int instruments,
            double messagesPerSecond,
            double seconds,
            int parallelism)
            throws Exception {
        double[] rates = new double[instruments];
        Arrays.fill(rates, messagesPerSecond);
        StreamExecutionEnvironment env = new StreamExecutionEnvironment(new Configuration());
        env.setParallelism(parallelism);
        env.setBufferTimeout(0);
        try (WorkDirectory checkpoints = WorkDirectory.temporary("tapeflow-bench");
                LiveFeed feed = new LiveFeed(recorded, terms, rates, seconds);
                Inbox inbox = Inbox.open();
                MiniCluster cluster = cluster(parallelism)) {
            LocalJob.checkpoint(env, CHECKPOINT_MILLIS, checkpoints.path());
            SignalStreams streams = SignalTopology.build(env, new LiveSource(feed), settings);
            streams.decisions()
                    .sinkTo(inbox.sink(Decision.class, d -> {}))
                    .uid("sink-decisions")
                    .setParallelism(1);
            JobGraph graph = env.getStreamGraph().getJobGraph();
            cluster.start();
            cluster.submitJob(graph).get();
            cluster.requestJobResult(graph.getJobID()).get();
            List<AbstractCheckpointStats> completed =
                    cluster
                            .getExecutionGraph(graph.getJobID())
                            .get()
                            .getCheckpointStatsSnapshot()
                            .getHistory()
                            .getCheckpoints()
                            .stream()
                            .filter(c -> c.getStatus() == CheckpointStatsStatus.COMPLETED)
                            .filter(c -> c.getCheckpointId() > OPENING)
                            .toList();
            if (completed.isEmpty()) {
                throw new IllegalStateException("no checkpoint was completed");
            }
            double[] millis =
                    completed.stream()
                            .mapToDouble(AbstractCheckpointStats::getEndToEndDuration)
                            .sorted()
                            .toArray();
            return new Result(
                    millis[millis.length / 2], completed.get(0).getStateSize(), millis.length);
        }
    }
}
