package io.tapeflow.local.terminal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Holds back what is printed to standard error, such as warnings in the log, for as long as a
 * screen would be spoiled by it; closing it prints what was held.
 */
final class HeldErrors implements AutoCloseable {
    private static final int MOST_BYTES = 1 << 20;

    private final PrintStream before = System.err;
    private final ByteArrayOutputStream held =
            new ByteArrayOutputStream() {
                @Override
                public synchronized void write(int b) {
                    if (size() < MOST_BYTES) {
                        super.write(b);
                    }
                }

                @Override
                public synchronized void write(byte[] bytes, int offset, int length) {
                    if (size() + length <= MOST_BYTES) {
                        super.write(bytes, offset, length);
                    }
                }
            };

    HeldErrors() {
        System.setErr(new PrintStream(held, true, StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        System.err.flush();
        System.setErr(before);
        before.print(held.toString(StandardCharsets.UTF_8));
        before.flush();
    }
}
