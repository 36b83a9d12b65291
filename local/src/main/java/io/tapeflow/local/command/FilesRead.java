package io.tapeflow.local.command;

import io.tapeflow.connectors.tape.TapeSplit;
import io.tapeflow.jobs.config.RunConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything a command reads, which none of its outputs may overwrite. */
final class FilesRead {
    private final List<Path> files = new ArrayList<>();

    private FilesRead() {}

    static FilesRead of(Optional<Path> configFile, RunConfig config, List<TapeSplit> splits)
            throws IOException {
        FilesRead read = new FilesRead();
        configFile.ifPresent(read.files::add);
        config.inputs().instruments().ifPresent(read.files::add);
        for (TapeSplit split : splits) {
            split.files().forEach(file -> read.files.add(Path.of(file)));
        }
        for (Path input : config.inputs().paths()) {
            if (Files.isDirectory(input)) {
                try (Stream<Path> ofTape = Files.list(input)) {
                    ofTape.forEach(read.files::add);
                }
            }
        }
        return read;
    }

    /** Whether it is one of them, under whatever name. */
    boolean contains(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        for (Path read : files) {
            if (Files.exists(read) && Files.isSameFile(read, file)) {
                return true;
            }
        }
        return false;
    }
}
