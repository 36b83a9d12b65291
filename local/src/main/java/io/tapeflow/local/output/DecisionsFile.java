package io.tapeflow.local.output;

import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.strategy.Decision;
import java.io.Closeable;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * All accounts' decisions, a line of JSON each, in the total order (arrival, account, sequence).
 * Decisions wait until all of their millisecond must have come.
 */
public final class DecisionsFile implements Closeable {
    private final AppendedFile file;
    private final Line format;
    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>(Waiting.ORDER);
    private long releasedMillis = Long.MIN_VALUE;

    private DecisionsFile(Path path, Line format, State state) throws IOException {
        this.file = new AppendedFile(path, state.committedBytes());
        this.format = format;
        this.waiting.addAll(state.waiting());
    }

    /** How a decision becomes a line, without its line end. */
    @FunctionalInterface
    public interface Line extends Serializable {
        String of(Decision decision);
    }

    /** A decision's place and line. */
    public record Waiting(Arrival arrival, String account, long sequence, String line) {
        static final Comparator<Waiting> ORDER =
                Comparator.comparing(Waiting::arrival)
                        .thenComparing(Waiting::account)
                        .thenComparingLong(Waiting::sequence);
    }

    /**
     * What a checkpoint knows of the file.
     *
     * @param committedBytes length of the file then
     * @param waiting decisions that were not in it yet
     */
    public record State(long committedBytes, List<Waiting> waiting) {
        static final State EMPTY = new State(0, List.of());
    }

    /** An empty file; one that is there is overwritten. */
    public static DecisionsFile create(Path path, Line format) throws IOException {
        return resume(path, format, State.EMPTY);
    }

    /** The file as it was at a checkpoint: what was written since is cut off. */
    public static DecisionsFile resume(Path path, Line format, State state) throws IOException {
        return new DecisionsFile(path, format, state);
    }

    /**
     * Takes a decision.
     *
     * @throws IllegalStateException if its millisecond was released already
     */
    public void add(Decision decision) {
        if (decision.arrival().ingestMillis() <= releasedMillis) {
            throw new IllegalStateException(
                    "decision "
                            + decision.id()
                            + " of "
                            + decision.arrival()
                            + " came after everything up to millisecond "
                            + releasedMillis
                            + " was written");
        }
        waiting.add(
                new Waiting(
                        decision.arrival(),
                        decision.account(),
                        decision.sequence(),
                        format.of(decision)));
    }

    /** Writes all decisions up to a millisecond of ingest time, itself included. */
    public void release(long upToMillis) throws IOException {
        releasedMillis = Math.max(releasedMillis, upToMillis);
        while (!waiting.isEmpty() && waiting.peek().arrival().ingestMillis() <= releasedMillis) {
            file.append(waiting.poll().line() + "\n");
        }
        file.flush();
    }

    /** What a checkpoint must know to come back here. */
    public State commit() throws IOException {
        return new State(file.commit(), List.copyOf(waiting));
    }

    /** Writes what waits. */
    @Override
    public void close() throws IOException {
        release(Long.MAX_VALUE);
    }
}
