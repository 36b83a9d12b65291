package io.tapeflow.connectors.tape;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * The bytes of a zstd file. The library drops what it decoded in the same call as an error; here
 * the file is then read again up to that place and on byte by byte, so that everything that
 * precedes the tear is delivered before the error is thrown.
 */
final class ZstdInput extends InputStream {
    private final Path file;
    private InputStream in;
    private long delivered;
    private boolean bytewise;

    ZstdInput(Path file) throws IOException {
        this.file = file;
        this.in = open(file);
    }

    private static InputStream open(Path file) throws IOException {
        return new ZstdInputStreamNoFinalizer(new FileInputStream(file.toFile()));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            return count(in.read(target, offset, bytewise ? 1 : length));
        } catch (IOException e) {
            if (bytewise) {
                throw e;
            }
            bytewise = true;
            in.close();
            in = open(file);
            in.skipNBytes(delivered);
            return count(in.read(target, offset, 1));
        }
    }

    /** A file without a byte is one that was never flushed: the library takes it for an end. */
    private int count(int read) throws EOFException {
        if (read < 0 && delivered == 0 && file.toFile().length() == 0) {
            throw new EOFException("the file is empty");
        }
        delivered += Math.max(0, read);
        return read;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
