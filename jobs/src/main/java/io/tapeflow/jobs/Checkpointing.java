package io.tapeflow.jobs;

import io.tapeflow.jobs.config.CheckpointConfig;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Has a job save its state now and then. */
public final class Checkpointing {
    private Checkpointing() {}

    /** As configured; without a directory, where the cluster's own configuration says. */
    public static void configure(StreamExecutionEnvironment env, CheckpointConfig config) {
        if (config.intervalMillis() > 0) {
            env.enableCheckpointing(config.intervalMillis());
        }
        config.directory()
                .ifPresent(
                        directory ->
                                env.configure(
                                        new Configuration()
                                                .set(
                                                        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                                                        directory.toUri().toString())));
    }
}
