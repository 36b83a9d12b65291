package io.tapeflow.connectors.tape;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One data file of a tape while it is written. Text becomes a readable block when there is enough
 * of it, or on {@link #flush}: a killed writer loses what was not flushed, and no more.
 */
final class TapeFileOutput implements Closeable {
    /** Text of one block: large enough that cutting blocks costs no compression worth naming. */
    private static final int BLOCK_BYTES = 1 << 18;

    private final Path file;
    private final MessageDigest digest;
    private final OutputStream raw;
    private final ZstdOutputStreamNoFinalizer compressed;
    private final Bytes block = new Bytes();
    private final CountingOutput counted;
    private long lines;
    private boolean unflushed;

    TapeFileOutput(Path file) throws IOException {
        this.file = file;
        this.digest = sha256();
        this.raw = new FileOutputStream(file.toFile());
        this.counted = new CountingOutput(new DigestOutputStream(raw, digest));
        this.compressed = new ZstdOutputStreamNoFinalizer(counted);
        compressed.setChecksum(true);
    }

    void write(TapeLine line) throws IOException {
        LineForm.write(line, block);
        lines++;
        unflushed = true;
        if (block.length() >= BLOCK_BYTES) {
            flush();
        }
    }

    /** Makes all lines so far readable. */
    void flush() throws IOException {
        if (unflushed) {
            block.drainTo(compressed);
            compressed.flush();
            unflushed = false;
        }
    }

    /** Compressed bytes so far, without what was not flushed. */
    long bytes() {
        return counted.bytes;
    }

    TapeManifest.DataFile open() {
        return new TapeManifest.DataFile(file.getFileName().toString(), 0, 0, "");
    }

    /** Ends the file and says what it is. */
    TapeManifest.DataFile finish() throws IOException {
        close();
        return new TapeManifest.DataFile(
                file.getFileName().toString(),
                lines,
                counted.bytes,
                HexFormat.of().formatHex(digest.digest()));
    }

    @Override
    public void close() throws IOException {
        flush();
        compressed.close();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static final class CountingOutput extends OutputStream {
        private final OutputStream out;
        private long bytes;

        CountingOutput(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
            bytes++;
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            out.write(source, offset, length);
            bytes += length;
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
