package io.tapeflow.local.promise;

import io.tapeflow.core.signal.WindowRow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;

/** Makes the job fail once, some rows after a checkpoint was completed. */
public final class FailingOnce
        implements MapFunction<WindowRow, WindowRow>, CheckpointedFunction, CheckpointListener {
    private static final long serialVersionUID = 1L;

    /** Of all subtasks, which are threads of this process. */
    static final AtomicBoolean FAILED = new AtomicBoolean();

    /** The checkpoint that the job came back from; 0 for none. */
    static final AtomicLong RESTORED_FROM = new AtomicLong();

    private final int rowsAfterCheckpoint;
    private boolean checkpointed;
    private int rows;

    FailingOnce(int rowsAfterCheckpoint) {
        this.rowsAfterCheckpoint = rowsAfterCheckpoint;
    }

    @Override
    public WindowRow map(WindowRow row) {
        if (checkpointed && ++rows > rowsAfterCheckpoint && FAILED.compareAndSet(false, true)) {
            throw new IllegalStateException("this task was to fail here");
        }
        return row;
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
        checkpointed = true;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) {
        context.getRestoredCheckpointId().ifPresent(RESTORED_FROM::set);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {
        // It has no state of its own.
    }
}
