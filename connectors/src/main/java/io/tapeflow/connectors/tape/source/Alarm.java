package io.tapeflow.connectors.tape.source;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A clock that calls back; the only place where a replay looks at the machine's time. */
interface Alarm extends AutoCloseable {
    long nanos();

    /** Runs the action once, later, on any thread. */
    void after(long nanos, Runnable action);

    @Override
    void close();

    /** The machine's clock, with one thread that starts when it is first needed. */
    static Alarm system() {
        return new Alarm() {
            private ScheduledExecutorService timer;

            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void after(long nanos, Runnable action) {
                if (timer == null) {
                    timer =
                            new ScheduledThreadPoolExecutor(
                                    1,
                                    task -> {
                                        Thread thread = new Thread(task, "tape-pace");
                                        thread.setDaemon(true);
                                        return thread;
                                    });
                }
                timer.schedule(action, nanos, TimeUnit.NANOSECONDS);
            }

            @Override
            public void close() {
                if (timer != null) {
                    timer.shutdownNow();
                }
            }
        };
    }
}
