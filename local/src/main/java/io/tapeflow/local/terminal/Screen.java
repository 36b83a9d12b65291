package io.tapeflow.local.terminal;

import io.tapeflow.core.market.BookState;
import io.tapeflow.core.strategy.Decision;
import io.tapeflow.core.strategy.ScoredView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes the lines of the live view. */
final class Screen {
    private static final String ROW = "%-24s %-9s %12s %8s %12s %9s  %6s %-11s  %s";
    private static final int FIXED_LINES = 9;
    private static final int LEAST_DECISIONS = 4;

    private final LiveBoard board;
    private final List<String> addresses;
    private final int height;
    private final long startNanos;
    private long lastNanos;
    private long lastViews;
    private double viewsPerSecond;

    /**
     * @param addresses what the process has opened, for people to look at
     * @param height lines that there is room for
     */
    Screen(LiveBoard board, List<String> addresses, int height, long nowNanos) {
        this.board = board;
        this.addresses = addresses;
        this.height = height;
        this.startNanos = nowNanos;
        this.lastNanos = nowNanos;
    }

    /** The lines as of now. */
    List<String> lines(String state, long nowNanos) {
        List<String> lines = new ArrayList<>();
        lines.add(status(state, nowNanos));
        lines.addAll(addresses);
        lines.add("");
        instruments(lines, nowNanos);
        lines.add("");
        lines.add(String.format(Locale.ROOT, "LAST OF %,d DECISIONS", board.decisionCount()));
        int room = Math.max(LEAST_DECISIONS, height - 1 - lines.size());
        for (Decision decision : board.lastDecisions(room)) {
            lines.add(
                    decision.account()
                            + " "
                            + decision.instrument()
                            + "  "
                            + Wording.decision(decision));
        }
        return lines;
    }

    /** One line on everything. */
    String status(String state, long nowNanos) {
        long views = board.views();
        if (nowNanos > lastNanos) {
            viewsPerSecond = (views - lastViews) * 1e9 / (nowNanos - lastNanos);
        }
        lastNanos = nowNanos;
        lastViews = views;
        String tape =
                board.ingestTimeMicros() == Long.MIN_VALUE
                        ? ""
                        : "   tape at " + Wording.date(board.ingestTimeMicros());
        return String.format(
                        Locale.ROOT,
                        "%s %.1f s   %,d views, %,.0f/s",
                        state,
                        (nowNanos - startNanos) / 1e9,
                        views,
                        viewsPerSecond)
                + latency()
                + tape;
    }

    private String latency() {
        if (!board.latency().isMeasured()) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "   latency p50 %.1f ms, p99 %.1f ms",
                board.latency().percentileMillis(50),
                board.latency().percentileMillis(99));
    }

    private void instruments(List<String> lines, long nowNanos) {
        lines.add(
                String.format(
                        ROW,
                        "INSTRUMENT",
                        "BOOK",
                        "MID",
                        "SPREAD",
                        "OFI 10 s",
                        "VIEWS/s",
                        "SCORE",
                        "sell | buy",
                        "LAST DECISION"));
        boolean several =
                board.rows().keySet().stream().map(LiveBoard.Key::account).distinct().count() > 1;
        int room = Math.max(1, height - FIXED_LINES - LEAST_DECISIONS);
        int hidden = 0;
        for (Map.Entry<LiveBoard.Key, LiveRow> row : board.rows().entrySet()) {
            if (room-- > 0) {
                String account = several ? row.getKey().account() + " " : "";
                lines.add(line(account + row.getKey().instrument(), row.getValue(), nowNanos));
            } else {
                hidden++;
            }
        }
        if (hidden > 0) {
            lines.add("and " + hidden + " more than there is room for");
        }
    }

    private static String line(String name, LiveRow row, long nowNanos) {
        ScoredView view = row.view();
        String rate = String.format(Locale.ROOT, "%,.0f", row.viewsPerSecond(nowNanos));
        if (view == null) {
            return String.format(ROW, name, "", "", "", "", rate, "", "", "");
        }
        String book = view.bookState() == BookState.SYNCED ? "synced" : view.bookState().name();
        return String.format(
                ROW,
                name,
                book,
                Wording.steps(view.midTicks(), view.tickSize(), 1),
                Wording.steps(view.spreadTicks(), view.tickSize(), 0),
                Wording.steps(view.ofi10sLots(), view.lotSize(), 0),
                rate,
                Wording.score(view),
                Wording.bar(view.score()),
                Wording.briefly(row.decision()));
    }
}
