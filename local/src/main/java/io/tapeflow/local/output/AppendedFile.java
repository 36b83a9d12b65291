package io.tapeflow.local.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A text file that only grows, and that can be cut back to a length it had. It is open only while
 * something is written, so there may be many.
 */
final class AppendedFile {
    private static final int BUFFER_BYTES = 16 * 1024;

    private final Path path;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    private long length;

    /**
     * Opens the file, makes it where it is missing, and cuts off everything beyond a length.
     *
     * @param length bytes to keep; 0 for a new file
     * @throws IOException if the file is shorter than that, or cannot be written
     */
    AppendedFile(Path path, long length) throws IOException {
        this.path = path;
        this.length = length;
        try (FileChannel channel = open()) {
            if (channel.size() < length) {
                throw new IOException(
                        path
                                + " has "
                                + channel.size()
                                + " bytes, but the checkpoint knows "
                                + length
                                + ": it was cut or replaced since");
            }
            channel.truncate(length);
        }
    }

    void append(String text) throws IOException {
        buffer.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        if (buffer.size() >= BUFFER_BYTES) {
            flush();
        }
    }

    /** Hands everything to the operating system. */
    void flush() throws IOException {
        if (buffer.size() > 0) {
            try (FileChannel channel = open()) {
                write(channel);
            }
        }
    }

    /** Puts everything on the disk and tells the length that is there now. */
    long commit() throws IOException {
        try (FileChannel channel = open()) {
            write(channel);
            channel.force(true);
        }
        return length;
    }

    private void write(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(buffer.toByteArray());
        while (bytes.hasRemaining()) {
            length += channel.write(bytes, length);
        }
        buffer.reset();
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
