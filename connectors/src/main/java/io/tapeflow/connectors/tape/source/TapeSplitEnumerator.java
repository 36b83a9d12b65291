package io.tapeflow.connectors.tape.source;

import io.tapeflow.connectors.tape.TapeSplit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;

/**
 * Gives all tapes out at once, round-robin by tape id, when all readers are there. No reader begins
 * before it is told that it has all its splits, and none finishes before all are at their end.
 */
final class TapeSplitEnumerator implements SplitEnumerator<TapeSplit, TapeEnumeratorState> {
    private final SplitEnumeratorContext<TapeSplit> context;
    private final List<String> tapeIds;
    private final List<TapeSplit> unassigned;

    /** Splits of readers that failed before a checkpoint had them, by reader. */
    private final TreeMap<Integer, List<TapeSplit>> returned = new TreeMap<>();

    private final TreeSet<Integer> readersAtEnd = new TreeSet<>();
    private boolean distributed;

    TapeSplitEnumerator(SplitEnumeratorContext<TapeSplit> context, TapeEnumeratorState state) {
        this.context = context;
        this.tapeIds = state.tapeIds();
        this.unassigned = new ArrayList<>(state.unassigned());
        unassigned.sort(Comparator.comparing(TapeSplit::tapeId));
    }

    @Override
    public void start() {
        // Everything begins with the readers.
    }

    @Override
    public void handleSplitRequest(int subtask, String host) {
        // Readers do not ask.
    }

    /** Readers finish together, so that no checkpoint meets a finished one. */
    @Override
    public void handleSourceEvent(int subtask, SourceEvent event) {
        if (event != EndEvent.READER_AT_END) {
            throw new IllegalArgumentException("not a message of a reader: " + event);
        }
        readersAtEnd.add(subtask);
        if (readersAtEnd.size() == context.currentParallelism()) {
            readersAtEnd.forEach(
                    reader -> context.sendEventToSourceReader(reader, EndEvent.ALL_AT_END));
        }
    }

    @Override
    public void addReader(int subtask) {
        readersAtEnd.remove(subtask);
        if (distributed) {
            giveBack(subtask);
        } else if (context.registeredReaders().size() == context.currentParallelism()) {
            distribute();
        }
    }

    private void distribute() {
        List<Integer> readers = List.copyOf(new TreeSet<>(context.registeredReaders().keySet()));
        Map<Integer, List<TapeSplit>> assignment = new TreeMap<>();
        for (int i = 0; i < unassigned.size(); i++) {
            assignment
                    .computeIfAbsent(readers.get(i % readers.size()), r -> new ArrayList<>())
                    .add(unassigned.get(i));
        }
        context.assignSplits(new SplitsAssignment<>(assignment));
        unassigned.clear();
        distributed = true;
        readers.forEach(context::signalNoMoreSplits);
    }

    /** A reader that starts again gets what it had: the others go on without more splits. */
    private void giveBack(int subtask) {
        List<TapeSplit> splits = returned.remove(subtask);
        if (splits != null) {
            splits.forEach(split -> context.assignSplit(split, subtask));
        }
        context.signalNoMoreSplits(subtask);
    }

    @Override
    public void addSplitsBack(List<TapeSplit> splits, int subtask) {
        if (distributed) {
            returned.computeIfAbsent(subtask, s -> new ArrayList<>()).addAll(splits);
        } else {
            unassigned.addAll(splits);
            unassigned.sort(Comparator.comparing(TapeSplit::tapeId));
        }
    }

    @Override
    public TapeEnumeratorState snapshotState(long checkpointId) {
        List<TapeSplit> all = new ArrayList<>(unassigned);
        returned.values().forEach(all::addAll);
        return new TapeEnumeratorState(tapeIds, all);
    }

    @Override
    public void close() {
        // Nothing is held.
    }

    /** A fresh state for these splits. */
    static TapeEnumeratorState allUnassigned(List<TapeSplit> splits) {
        Set<String> ids = new TreeSet<>();
        splits.forEach(split -> ids.add(split.tapeId()));
        return new TapeEnumeratorState(List.copyOf(ids), splits);
    }
}
