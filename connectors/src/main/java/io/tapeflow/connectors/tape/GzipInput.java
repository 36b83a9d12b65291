package io.tapeflow.connectors.tape;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * The bytes of a gzip file of one or more members. The JDK's stream ignores whatever follows a
 * member and does not start a good one; here that is an error, because it is a lost part of a
 * capture. Everything that can be inflated before an error is delivered before it is thrown.
 */
final class GzipInput extends InputStream {
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] input = new byte[1 << 16];
    private int position;
    private int limit;
    private boolean inMember;
    private boolean anyMember;
    private IOException problem;

    GzipInput(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (problem != null) {
            throw problem;
        }
        if (length == 0) {
            return 0;
        }
        while (true) {
            if (!inMember && !startMember()) {
                return -1;
            }
            int count = inflate(target, offset, length);
            if (count > 0) {
                crc.update(target, offset, count);
                return count;
            }
            if (problem != null) {
                throw problem;
            }
            if (inflater.finished()) {
                endMember();
            } else {
                feed();
            }
        }
    }

    private int inflate(byte[] target, int offset, int length) {
        long before = inflater.getBytesWritten();
        try {
            return inflater.inflate(target, offset, length);
        } catch (DataFormatException e) {
            problem = new ZipException("corrupt gzip data: " + e.getMessage());
            return (int) (inflater.getBytesWritten() - before);
        }
    }

    private void feed() throws IOException {
        if (inflater.needsDictionary()) {
            throw new ZipException("corrupt gzip data: needs a dictionary");
        }
        if (position == limit && !fill()) {
            throw new EOFException("the file ends inside gzip data");
        }
        inflater.setInput(input, position, limit - position);
        position = limit;
    }

    private boolean startMember() throws IOException {
        if (position == limit && !fill()) {
            if (!anyMember) {
                throw new EOFException("the file is empty");
            }
            return false;
        }
        if (take() != 0x1f || take() != 0x8b || take() != 8) {
            throw new ZipException(
                    anyMember ? "what follows a gzip member is not gzip" : "not a gzip file");
        }
        int flags = take();
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(take() | take() << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CRC) != 0) {
            skip(2);
        }
        inflater.reset();
        crc.reset();
        inMember = true;
        anyMember = true;
        return true;
    }

    private void endMember() throws IOException {
        position = limit - inflater.getRemaining();
        if (takeInt() != crc.getValue()
                || takeInt() != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw new ZipException("gzip check sum does not match");
        }
        inMember = false;
    }

    private long takeInt() throws IOException {
        return take() | take() << 8 | take() << 16 | (long) take() << 24;
    }

    private void skipText() throws IOException {
        while (take() != 0) {
            // up to the terminating zero
        }
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            take();
        }
    }

    private int take() throws IOException {
        if (position == limit && !fill()) {
            throw new EOFException("the file ends inside a gzip header or trailer");
        }
        return input[position++] & 0xff;
    }

    private boolean fill() throws IOException {
        int count = in.read(input, 0, input.length);
        position = 0;
        limit = Math.max(0, count);
        return count > 0;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
