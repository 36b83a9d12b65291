package io.tapeflow.connectors.tape;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * The bytes of a zstd file. Where a block is damaged the library drops the blocks that it decoded
 * in the same call; here the file is then read again up to that place, and on in single bytes in
 * and out, so that everything that precedes the damage is delivered before the error is thrown. A
 * file that merely ends early loses nothing and is not read again.
 */
final class ZstdInput extends InputStream {
    private final Path file;
    private Raw raw;
    private InputStream in;
    private long delivered;
    private boolean single;

    ZstdInput(Path file) throws IOException {
        this.file = file;
        open();
    }

    private void open() throws IOException {
        raw = new Raw(new FileInputStream(file.toFile()), single);
        in = new ZstdInputStreamNoFinalizer(raw);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            return count(in.read(target, offset, single ? Math.min(1, length) : length));
        } catch (IOException e) {
            if (single || raw.ended) {
                throw e;
            }
            single = true;
            in.close();
            open();
            in.skipNBytes(delivered);
            return read(target, offset, length);
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

    /** The compressed bytes; knows whether it has come to their end. */
    private static final class Raw extends FilterInputStream {
        private final boolean single;
        private boolean ended;

        Raw(InputStream in, boolean single) {
            super(single ? new BufferedInputStream(in, 1 << 16) : in);
            this.single = single;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, single ? Math.min(1, length) : length);
            ended |= count < 0;
            return count;
        }
    }
}
