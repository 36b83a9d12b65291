package io.tapeflow.local.command;

import io.tapeflow.jobs.config.RunConfig;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The configuration file, or the defaults. */
final class ConfigOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "YAML configuration; config.yaml documents all of it.")
    private Path file;

    Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    RunConfig read() {
        return file == null ? RunConfig.defaults() : RunConfig.read(file);
    }
}
