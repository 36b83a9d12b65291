package io.tapeflow.local.job;

import io.tapeflow.jobs.Checkpointing;
import io.tapeflow.jobs.config.CheckpointConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A job running on a mini-cluster in this process; closing it ends it whatever it is doing. */
public final class LocalJob implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final long CANCEL_TIMEOUT_SECONDS = 20;

    private final JobClient client;
    private final CompletableFuture<?> result;

    private LocalJob(JobClient client) {
        this.client = client;
        this.result = client.getJobExecutionResult();
    }

    /** The environment to build the job in. A failure ends it: nothing restarts by itself. */
    public static StreamExecutionEnvironment environment(int parallelism) {
        return StreamExecutionEnvironment.createLocalEnvironment(
                parallelism, clusterConfiguration());
    }

    /** A small cluster of this process that no other machine can reach. */
    public static Configuration clusterConfiguration() {
        Configuration configuration = new Configuration();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(8));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(128));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(128));
        // Nothing of it is for other machines.
        configuration.set(RestOptions.ADDRESS, LOOPBACK);
        configuration.set(RestOptions.BIND_ADDRESS, LOOPBACK);
        configuration.set(RestOptions.BIND_PORT, "0");
        configuration.set(JobManagerOptions.ADDRESS, LOOPBACK);
        configuration.set(JobManagerOptions.BIND_HOST, LOOPBACK);
        configuration.set(TaskManagerOptions.HOST, LOOPBACK);
        configuration.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
        configuration.set(BlobServerOptions.PORT, "0");
        return configuration;
    }

    /** Has the job save its state to a directory, and again each time this interval has passed. */
    public static void checkpoint(
            StreamExecutionEnvironment env, long intervalMillis, Path directory) {
        Checkpointing.configure(env, new CheckpointConfig(intervalMillis, Optional.of(directory)));
    }

    /** Starts the job that was built. */
    public static LocalJob start(StreamExecutionEnvironment env, String name) throws Exception {
        return new LocalJob(env.executeAsync(name));
    }

    /**
     * Waits for the end of the job's input.
     *
     * @return whether it has ended
     * @throws ExecutionException with the first cause if the job failed
     */
    public boolean await(Duration atMost) throws ExecutionException, InterruptedException {
        try {
            result.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    /** Cancels the job if it still runs, and waits until its tasks have ended. */
    @Override
    public void close() {
        if (result.isDone()) {
            return;
        }
        try {
            client.cancel().get(CANCEL_TIMEOUT_SECONDS, TimeUnit.SECONDS);
            result.exceptionally(cancelled -> null).get(CANCEL_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // The process ends anyway; a job that cannot be cancelled ends with it.
            throw new IllegalStateException("the job could not be cancelled", e);
        }
    }
}
