package io.tapeflow.local.terminal;

import java.io.PrintWriter;
import java.util.List;

/**
 * Shows a {@link LiveBoard}: on a terminal a screen that is redrawn, elsewhere a line now and then.
 * Closing it gives the terminal back as it was.
 */
public final class LiveView implements AutoCloseable {
    private static final String ENTER = "\033[?1049h\033[?25l\033[?7l";
    private static final String LEAVE = "\033[?7h\033[?25h\033[?1049l";
    private static final String HOME = "\033[H";
    private static final String REST_OF_LINE = "\033[K";
    private static final String REST_OF_SCREEN = "\033[J";
    private static final long LINE_NANOS = 5_000_000_000L;

    private final PrintWriter out;
    private final boolean terminal;
    private final Screen screen;
    private HeldErrors heldErrors;
    private long lastLineNanos;

    /**
     * @param terminal whether {@code out} is one
     * @param rows its height
     * @param addresses what the process has opened, for people to look at
     */
    public LiveView(
            PrintWriter out, boolean terminal, int rows, LiveBoard board, List<String> addresses) {
        this.out = out;
        this.terminal = terminal;
        long now = System.nanoTime();
        this.screen = new Screen(board, addresses, rows, now);
        this.lastLineNanos = now;
        if (!terminal) {
            addresses.forEach(out::println);
            out.flush();
        }
    }

    /** Shows what there is now; to be called a few times a second. */
    public void draw(String state) {
        long now = System.nanoTime();
        if (terminal) {
            redraw(screen.lines(state, now));
        } else if (now - lastLineNanos >= LINE_NANOS) {
            lastLineNanos = now;
            out.println(screen.status(state, now));
            out.flush();
        }
    }

    private void redraw(List<String> lines) {
        StringBuilder frame = new StringBuilder();
        if (heldErrors == null) {
            heldErrors = new HeldErrors();
            frame.append(ENTER);
        }
        frame.append(HOME);
        for (String line : lines) {
            frame.append(line).append(REST_OF_LINE).append("\r\n");
        }
        out.print(frame.append(REST_OF_SCREEN));
        out.flush();
    }

    @Override
    public void close() {
        if (heldErrors != null) {
            out.print(LEAVE);
            out.flush();
            heldErrors.close();
            heldErrors = null;
        }
    }
}
