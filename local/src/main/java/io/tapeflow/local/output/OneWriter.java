package io.tapeflow.local.output;

import java.util.Collection;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Two writers of one file would overwrite each other. */
final class OneWriter {
    private OneWriter() {}

    /**
     * The state of the only writer; the empty one where a savepoint has none, being of a job that
     * did not have this sink yet.
     */
    static <S> S state(WriterInitContext context, Collection<S> states, S empty) {
        int writers = context.getTaskInfo().getNumberOfParallelSubtasks();
        if (writers != 1 || states.size() > 1) {
            throw new IllegalStateException(
                    "a file has one writer, not "
                            + Math.max(writers, states.size())
                            + ": set the sink's parallelism to 1");
        }
        return states.isEmpty() ? empty : states.iterator().next();
    }
}
