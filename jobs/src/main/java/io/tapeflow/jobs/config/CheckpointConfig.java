package io.tapeflow.jobs.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * When a job saves its state.
 *
 * @param intervalMillis time from one checkpoint to the next; 0 for none
 * @param directory where they go; in memory where none is given, which survives a restart of the
 *     job but not of its process
 */
public record CheckpointConfig(long intervalMillis, Optional<Path> directory) {
    public CheckpointConfig {
        if (intervalMillis < 0 || (intervalMillis > 0 && intervalMillis < 10)) {
            throw new IllegalArgumentException("intervalMillis must be 0 or at least 10");
        }
    }

    public static CheckpointConfig defaults() {
        return new CheckpointConfig(10_000, Optional.empty());
    }
}
