package io.tapeflow.jobs.config;

import io.tapeflow.core.market.LongestTime;
import java.nio.file.Path;
import java.util.Optional;

/**
 * When a job saves its state.
 *
 * @param intervalMillis time from one checkpoint to the next, at most {@link LongestTime#MILLIS}; 0
 *     for none
 * @param directory where they go. On one machine they are kept there after the run, but no command
 *     restores from them yet; without one they go to a temporary directory, deleted at the end of
 *     the run. On a cluster Flink restores from them; without one they go where the cluster's own
 *     configuration says.
 */
public record CheckpointConfig(long intervalMillis, Optional<Path> directory) {
    public CheckpointConfig {
        if (intervalMillis < 0 || (intervalMillis > 0 && intervalMillis < 10)) {
            throw new IllegalArgumentException("intervalMillis must be 0 or at least 10");
        }
        LongestTime.require("intervalMillis", intervalMillis);
    }

    public static CheckpointConfig defaults() {
        return new CheckpointConfig(10_000, Optional.empty());
    }
}
