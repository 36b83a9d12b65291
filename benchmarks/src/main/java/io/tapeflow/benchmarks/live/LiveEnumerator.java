package io.tapeflow.benchmarks.live;

import java.io.IOException;
import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Gives the feed to the first reader. */
final class LiveEnumerator implements SplitEnumerator<LiveSplit, Integer> {
    private final SplitEnumeratorContext<LiveSplit> context;

    LiveEnumerator(SplitEnumeratorContext<LiveSplit> context) {
        this.context = context;
    }

    @Override
    public void start() {
        // Readers register themselves.
    }

    @Override
    public void handleSplitRequest(int subtask, String host) {
        // Splits come unasked.
    }

    @Override
    public void addSplitsBack(List<LiveSplit> splits, int subtask) {
        throw new IllegalStateException("a measurement does not survive a failure");
    }

    @Override
    public void addReader(int subtask) {
        if (subtask == 0) {
            context.assignSplit(new LiveSplit(), subtask);
        }
        context.signalNoMoreSplits(subtask);
    }

    @Override
    public Integer snapshotState(long checkpointId) {
        return 0;
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    /** There is nothing to write. */
    static final class StateSerializer implements SimpleVersionedSerializer<Integer> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(Integer state) throws IOException {
            return new byte[0];
        }

        @Override
        public Integer deserialize(int version, byte[] bytes) {
            return 0;
        }
    }
}
