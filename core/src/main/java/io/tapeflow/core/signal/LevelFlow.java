package io.tapeflow.core.signal;

import io.tapeflow.core.book.L2OrderBook;
import io.tapeflow.core.flow.MultiLevelOfi;
import io.tapeflow.core.flow.Panes;
import io.tapeflow.core.flow.SlidingSums;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Multi-level OFI summed over 10 s. A diff for which a level has no value makes the level's window
 * incomplete until that diff has left it.
 */
final class LevelFlow {
    static final int SECONDS = 10;

    private static final double[] WEIGHTS = {0.5, 0.3, 0.2};

    private final MultiLevelOfi ofi = new MultiLevelOfi();
    private final SlidingSums[] sums = new SlidingSums[MultiLevelOfi.DEPTH];
    private final long[] sinceMicros = new long[MultiLevelOfi.DEPTH];

    LevelFlow() {
        Arrays.setAll(sums, rank -> new SlidingSums(Panes.ofSeconds(SECONDS)));
    }

    void advanceTo(long pane) {
        for (SlidingSums sum : sums) {
            sum.advanceTo(pane);
        }
    }

    void restart(L2OrderBook book) {
        ofi.restart(book);
    }

    /** No level's window is whole before this time plus its length. */
    void warmUpFrom(long clockMicros) {
        Arrays.fill(sinceMicros, clockMicros);
    }

    /** Takes the book after one diff; sums only where there is an instrument clock. */
    void onDiff(L2OrderBook book, long clockMicros, boolean hasClock) {
        ofi.update(book);
        if (!hasClock) {
            return;
        }
        int present = ofi.presentLevels();
        for (int rank = 0; rank < present; rank++) {
            sums[rank].add(ofi.lots(rank));
        }
        for (int rank = present; rank < MultiLevelOfi.DEPTH; rank++) {
            sinceMicros[rank] = clockMicros;
        }
    }

    /** Sum at this rank (0 = best) in lots, NaN while incomplete. */
    double lots(int rank, long clockMicros) {
        return InstrumentFlow.isWholeAt(clockMicros, sinceMicros[rank], SECONDS)
                ? sums[rank].sum(0)
                : Double.NaN;
    }

    /** Levels 1 to 3 weighted 0.5, 0.3, 0.2, in lots. */
    double weightedLots(long clockMicros) {
        double sum = 0;
        for (int rank = 0; rank < WEIGHTS.length; rank++) {
            sum += WEIGHTS[rank] * lots(rank, clockMicros);
        }
        return sum;
    }

    void write(DataOutput out) throws IOException {
        ofi.write(out);
        for (int rank = 0; rank < MultiLevelOfi.DEPTH; rank++) {
            sums[rank].write(out);
            out.writeLong(sinceMicros[rank]);
        }
    }

    void read(DataInput in) throws IOException {
        ofi.read(in);
        for (int rank = 0; rank < MultiLevelOfi.DEPTH; rank++) {
            sums[rank].read(in);
            sinceMicros[rank] = in.readLong();
        }
    }
}
