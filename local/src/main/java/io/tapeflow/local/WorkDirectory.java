package io.tapeflow.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Where a part of this process keeps its files: a temporary directory that goes with it, or one
 * that stays.
 */
public final class WorkDirectory implements AutoCloseable {
    private final Path path;
    private final boolean temporary;

    private WorkDirectory(Path path, boolean temporary) {
        this.path = path;
        this.temporary = temporary;
    }

    /** A new directory that is deleted when this is closed. */
    public static WorkDirectory temporary(String prefix) throws IOException {
        return new WorkDirectory(Files.createTempDirectory(prefix), true);
    }

    /** A directory that stays. */
    public static WorkDirectory kept(Path path) throws IOException {
        return new WorkDirectory(Files.createDirectories(path), false);
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        if (temporary && Files.exists(path)) {
            try {
                Files.walkFileTree(path, new Deletion());
            } catch (IOException e) {
                throw new UncheckedIOException("could not delete " + path, e);
            }
        }
    }

    /** The part's last threads may still be deleting files of their own. */
    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException e)
                throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
