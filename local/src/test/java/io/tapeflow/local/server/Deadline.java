package io.tapeflow.local.server;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what happens in other threads and processes, but not for ever. */
final class Deadline {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Deadline() {}

    /** Asks again and again, giving way to others, until it is so. */
    static void await(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain until " + what);
            }
            Thread.yield();
        }
    }
}
