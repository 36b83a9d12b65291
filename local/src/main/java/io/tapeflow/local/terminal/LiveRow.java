package io.tapeflow.local.terminal;

import io.tapeflow.core.strategy.Decision;
import io.tapeflow.core.strategy.ScoredView;

/** What is known of one instrument of one account; written by one task, read by the screen. */
final class LiveRow {
    private volatile ScoredView view;
    private volatile Decision decision;
    private volatile long views;
    private long viewsDrawn;
    private long drawnNanos;

    void view(ScoredView newView) {
        view = newView;
        // One task writes this row, so that nothing is lost.
        views = views + 1;
    }

    void decision(Decision newDecision) {
        decision = newDecision;
    }

    /** The last view, or null. */
    ScoredView view() {
        return view;
    }

    /** The last decision, or null. */
    Decision decision() {
        return decision;
    }

    long views() {
        return views;
    }

    /** Views a second since the last call. */
    double viewsPerSecond(long nowNanos) {
        long seen = views;
        double rate =
                drawnNanos == 0
                        ? 0
                        : (seen - viewsDrawn) * 1e9 / Math.max(1, nowNanos - drawnNanos);
        viewsDrawn = seen;
        drawnNanos = nowNanos;
        return rate;
    }
}
