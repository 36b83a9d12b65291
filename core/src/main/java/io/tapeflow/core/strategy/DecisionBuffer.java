package io.tapeflow.core.strategy;

import io.tapeflow.core.signal.DecisionInput;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Holds an account's input until the watermark has passed it, then hands it on in the total order.
 * How often and at which watermarks it is released makes no difference to what comes out.
 */
public final class DecisionBuffer {
    private final PriorityQueue<DecisionInput> heap = new PriorityQueue<>(DecisionInput.ORDER);

    public void add(DecisionInput input) {
        heap.add(input);
    }

    /**
     * Hands on all input up to and including a millisecond, then fires the deadlines up to it;
     * {@link Long#MAX_VALUE} is the end of input, of which no deadline is made.
     *
     * @throws IllegalStateException if two inputs have equal keys
     */
    public void release(
            long watermarkMillis, DecisionKernel kernel, AccountState state, DecisionOutput out) {
        while (!heap.isEmpty() && heap.peek().arrival().ingestMillis() <= watermarkMillis) {
            DecisionInput next = heap.poll();
            DecisionInput after = heap.peek();
            if (after != null && DecisionInput.ORDER.compare(next, after) == 0) {
                throw new IllegalStateException(
                        "two inputs with one key: " + next + " and " + after);
            }
            kernel.onInput(state, next, out);
        }
        if (watermarkMillis != Long.MAX_VALUE) {
            kernel.advanceTo(state, watermarkMillis, out);
        }
    }

    /** How many inputs wait. */
    public int size() {
        return heap.size();
    }

    /** Millisecond of the first input that waits, {@link Long#MAX_VALUE} for none. */
    public long nextMillis() {
        return heap.isEmpty() ? Long.MAX_VALUE : heap.peek().arrival().ingestMillis();
    }

    /** Visits what waits, in no particular order; adding it to another buffer restores this one. */
    public void forEach(Consumer<DecisionInput> visitor) {
        heap.forEach(visitor);
    }
}
