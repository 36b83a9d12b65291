package io.tapeflow.connectors.tape;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** The raw lines of the files of one capture, one file after the other, up to the first tear. */
final class FileLines implements Closeable {
    private final List<Path> files;
    private int file = -1;
    private long lineInFile;
    private ByteLines lines;
    private boolean finished;

    FileLines(List<Path> files) {
        this.files = List.copyOf(files);
    }

    /**
     * The bytes of a file, decompressed as its name says. The stream below is one that an interrupt
     * of the thread does not close, which would look like a tear when a job is cancelled.
     */
    static InputStream open(Path file) throws IOException {
        return file.toString().endsWith(".zst")
                ? new ZstdInput(file)
                : new GzipInput(new FileInputStream(file.toFile()));
    }

    boolean next() throws IOException {
        while (!finished) {
            if (lines != null && advance()) {
                return true;
            }
            if (file + 1 == files.size()) {
                finished = true;
            } else {
                close();
                file++;
                lineInFile = 0;
                lines = new ByteLines(open(files.get(file)));
            }
        }
        return false;
    }

    private boolean advance() throws IOException {
        try {
            boolean more = lines.next();
            lineInFile++;
            return more;
        } catch (IOException e) {
            finished = true;
            throw new TornTapeException(files.get(file).toString(), lineInFile + 1, e);
        }
    }

    byte[] buffer() {
        return lines.buffer();
    }

    int start() {
        return lines.start();
    }

    int end() {
        return lines.end();
    }

    /** Index of the file that holds the current line. */
    int file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        if (lines != null) {
            lines.close();
            lines = null;
        }
    }
}
