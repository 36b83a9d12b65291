package io.tapeflow.local.command;

import io.tapeflow.connectors.tape.TapeSplit;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** How far reading has come, on standard error: a line that is redrawn, or one now and then. */
final class Progress implements AutoCloseable {
    private static final long REDRAW_MILLIS = 500;
    private static final long LINE_MILLIS = 10_000;
    private static final String ERASE_LINE = "\r\033[K";

    private final PrintWriter err;
    private final boolean redraw;
    private final String what;
    private final long startMillis;
    private final long endMillis;
    private final ScheduledExecutorService timer;
    private volatile long atMillis;
    private volatile boolean drawn;

    Progress(Terminal terminal, String what, List<TapeSplit> splits) {
        this.err = terminal.err();
        this.redraw = terminal.errWatched();
        this.what = what;
        this.startMillis = splits.get(0).jobStartMillis();
        this.endMillis = splits.get(0).jobEndMillis();
        this.atMillis = startMillis;
        this.timer =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread thread = new Thread(task, "progress");
                            thread.setDaemon(true);
                            return thread;
                        });
        long period = redraw ? REDRAW_MILLIS : LINE_MILLIS;
        timer.scheduleAtFixedRate(this::draw, 2 * period, period, TimeUnit.MILLISECONDS);
    }

    /** Input up to this millisecond of ingest time has been read. */
    void at(long ingestMillis) {
        if (ingestMillis > atMillis) {
            atMillis = ingestMillis;
        }
    }

    private void draw() {
        double share = (double) (atMillis - startMillis) / Math.max(1, endMillis - startMillis);
        String text = String.format(Locale.ROOT, "%s: %.0f %%", what, 100 * share);
        drawn = redraw;
        err.print(redraw ? ERASE_LINE + text : text + System.lineSeparator());
        err.flush();
    }

    /** Ends it; what is printed from now on stands in a line of its own. */
    void finish() {
        timer.shutdownNow();
        try {
            timer.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (drawn) {
            drawn = false;
            err.print(ERASE_LINE);
            err.flush();
        }
    }

    @Override
    public void close() {
        finish();
    }
}
