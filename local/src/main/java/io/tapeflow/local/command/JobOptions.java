package io.tapeflow.local.command;

import io.tapeflow.jobs.config.RunConfig;
import picocli.CommandLine.Option;

/** How the job runs. */
final class JobOptions {
    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description =
                    "Parallel instances of every step, 1 to 128; results do not depend on it.")
    private Integer parallelism;

    @Option(
            names = "--speed",
            paramLabel = "X",
            description = "1 as it was recorded, 2 twice as fast, 0 (default) as fast as possible.")
    private Double speed;

    RunConfig over(RunConfig config) {
        if (parallelism != null && (parallelism < 1 || parallelism > 128)) {
            throw new UsageException("--parallelism " + parallelism + ": must be 1 to 128");
        }
        if (speed != null && !(speed >= 0 && speed < Double.POSITIVE_INFINITY)) {
            throw new UsageException("--speed " + speed + ": must not be negative");
        }
        return config.with(
                config.inputs(),
                parallelism == null ? config.parallelism() : parallelism,
                speed == null ? config.speed() : speed);
    }
}
