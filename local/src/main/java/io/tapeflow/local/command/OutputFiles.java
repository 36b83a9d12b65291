package io.tapeflow.local.command;

import io.tapeflow.local.output.WindowsFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files a run writes, found writable before it begins, and the windows' parts until its end.
 */
final class OutputFiles implements AutoCloseable {
    private final Optional<Path> decisions;
    private final Optional<Path> windows;
    private final Optional<Path> windowParts;

    private OutputFiles(
            Optional<Path> decisions, Optional<Path> windows, Optional<Path> windowParts) {
        this.decisions = decisions;
        this.windows = windows;
        this.windowParts = windowParts;
    }

    /** Refuses what cannot be written, and what would overwrite the input or the other output. */
    static OutputFiles open(OutputOptions options, FilesRead inputs) throws IOException {
        if (options.decisions().isPresent()) {
            requireWritable(options.decisions().get(), "--decisions", inputs);
        }
        if (options.windows().isPresent()) {
            requireWritable(options.windows().get(), "--windows", inputs);
        }
        if (options.decisions().isPresent()
                && options.windows().isPresent()
                && Files.isSameFile(options.decisions().get(), options.windows().get())) {
            throw new UsageException(
                    options.windows().get() + ": --decisions and --windows name the same file");
        }
        Optional<Path> parts =
                options.windows().isPresent()
                        ? Optional.of(Files.createTempDirectory("tapeflow-windows-"))
                        : Optional.empty();
        return new OutputFiles(options.decisions(), options.windows(), parts);
    }

    Optional<Path> decisions() {
        return decisions;
    }

    /** Directory of the windows' parts, where windows are wanted. */
    Optional<Path> windowParts() {
        return windowParts;
    }

    /**
     * Joins the windows' parts.
     *
     * @param several whether the input has several instruments
     */
    void finish(boolean several) throws IOException {
        if (windows.isPresent()) {
            WindowsFile.join(windowParts.orElseThrow(), windows.get(), several);
        }
    }

    /** Removes the windows' parts. */
    @Override
    public void close() throws IOException {
        if (windowParts.isPresent() && Files.exists(windowParts.get())) {
            try (Stream<Path> parts = Files.list(windowParts.get())) {
                for (Path part : parts.toList()) {
                    Files.delete(part);
                }
            }
            Files.delete(windowParts.get());
        }
    }

    private static void requireWritable(Path file, String option, FilesRead inputs)
            throws IOException {
        String name = file + " (" + option + "): ";
        Path directory = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw new UsageException(name + "is a directory; name a file in it");
        }
        if (!Files.isDirectory(directory)) {
            throw new UsageException(name + "there is no directory " + directory + "; make it");
        }
        if (inputs.contains(file)) {
            throw new UsageException(name + "is an input; name another file");
        }
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.position(0);
        } catch (IOException e) {
            throw new UsageException(name + "cannot be written; name another place");
        }
    }
}
