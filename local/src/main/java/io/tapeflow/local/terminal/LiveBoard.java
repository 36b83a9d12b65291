package io.tapeflow.local.terminal;

import io.tapeflow.core.strategy.Decision;
import io.tapeflow.core.strategy.ScoredView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** The state that the screen shows, written by the job's tasks and read by the screen. */
public final class LiveBoard {
    private static final int DECISIONS_KEPT = 50;

    private final Map<Key, LiveRow> rows = new ConcurrentSkipListMap<>();
    private final Deque<Decision> decisions = new ArrayDeque<>();
    private final ReplayLatency latency;
    private volatile long ingestTimeMicros = Long.MIN_VALUE;
    private long decisionCount;

    public LiveBoard(ReplayLatency latency) {
        this.latency = latency;
    }

    /** Place of a row on the screen. */
    record Key(String account, String instrument) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int order = account.compareTo(other.account);
            return order != 0 ? order : instrument.compareTo(other.instrument);
        }
    }

    /** Takes a view; called by the account's task. */
    public void view(ScoredView view) {
        row(view.account(), view.instrument()).view(view);
        ingestTimeMicros = view.arrival().ingestTimeMicros();
        latency.record(view.arrival().ingestTimeMicros(), System.nanoTime());
    }

    /** Takes a decision; called by the account's task. */
    public void decision(Decision decision) {
        row(decision.account(), decision.instrument()).decision(decision);
        synchronized (decisions) {
            decisionCount++;
            decisions.addLast(decision);
            if (decisions.size() > DECISIONS_KEPT) {
                decisions.removeFirst();
            }
        }
    }

    Map<Key, LiveRow> rows() {
        return rows;
    }

    ReplayLatency latency() {
        return latency;
    }

    /** Views of all rows so far. */
    long views() {
        return rows.values().stream().mapToLong(LiveRow::views).sum();
    }

    /** Ingest time of the last view, or {@link Long#MIN_VALUE}. */
    long ingestTimeMicros() {
        return ingestTimeMicros;
    }

    long decisionCount() {
        synchronized (decisions) {
            return decisionCount;
        }
    }

    /** The last decisions, oldest first. */
    List<Decision> lastDecisions(int count) {
        synchronized (decisions) {
            List<Decision> all = new ArrayList<>(decisions);
            return all.subList(Math.max(0, all.size() - count), all.size());
        }
    }

    private LiveRow row(String account, String instrument) {
        return rows.computeIfAbsent(new Key(account, instrument), key -> new LiveRow());
    }
}
