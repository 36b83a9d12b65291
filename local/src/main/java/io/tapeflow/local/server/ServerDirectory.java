package io.tapeflow.local.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Where a server keeps its files: a temporary directory that goes with it, or one that stays. */
final class ServerDirectory implements AutoCloseable {
    private final Path path;
    private final boolean temporary;

    private ServerDirectory(Path path, boolean temporary) {
        this.path = path;
        this.temporary = temporary;
    }

    static ServerDirectory temporary(String prefix) throws IOException {
        return new ServerDirectory(Files.createTempDirectory(prefix), true);
    }

    static ServerDirectory kept(Path path) throws IOException {
        return new ServerDirectory(Files.createDirectories(path), false);
    }

    Path path() {
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

    /** A server's last threads may still be deleting files of their own. */
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
