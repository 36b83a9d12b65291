package io.tapeflow.local.command;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where results go. */
final class OutputOptions {
    @Option(
            names = "--decisions",
            paramLabel = "OUT.jsonl",
            description = "Write all decisions there, a line of JSON each, in the total order.")
    private Path decisions;

    @Option(
            names = "--windows",
            paramLabel = "OUT.csv",
            description = "Write the order flow of every second there.")
    private Path windows;

    @Option(
            names = "--json",
            description =
                    "Print one JSON object for each instrument, a line each, and nothing else.")
    private boolean json;

    Optional<Path> decisions() {
        return Optional.ofNullable(decisions);
    }

    Optional<Path> windows() {
        return Optional.ofNullable(windows);
    }

    boolean json() {
        return json;
    }
}
