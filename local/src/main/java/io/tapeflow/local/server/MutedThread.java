package io.tapeflow.local.server;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

/**
 * Runs code whose prints nobody wants: a server greets and says goodbye on standard output, which
 * belongs to the commands' results. Only the calling thread is muted; what others print meanwhile
 * gets through.
 */
final class MutedThread {
    private MutedThread() {}

    static <T> T call(Callable<T> code) throws Exception {
        synchronized (MutedThread.class) {
            PrintStream out = System.out;
            PrintStream err = System.err;
            Thread muted = Thread.currentThread();
            System.setOut(without(muted, out));
            System.setErr(without(muted, err));
            try {
                return code.call();
            } finally {
                System.setOut(out);
                System.setErr(err);
            }
        }
    }

    private static PrintStream without(Thread muted, PrintStream stream) {
        return new PrintStream(new Filter(muted, stream), true, StandardCharsets.UTF_8);
    }

    private static final class Filter extends OutputStream {
        private final Thread muted;
        private final PrintStream stream;

        Filter(Thread muted, PrintStream stream) {
            this.muted = muted;
            this.stream = stream;
        }

        @Override
        public void write(int b) {
            if (Thread.currentThread() != muted) {
                stream.write(b);
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            if (Thread.currentThread() != muted) {
                stream.write(bytes, offset, length);
            }
        }

        @Override
        public void flush() {
            stream.flush();
        }
    }
}
