package io.tapeflow.benchmarks.run;

import io.tapeflow.core.book.L2OrderBook;
import io.tapeflow.core.flow.MultiLevelOfi;
import io.tapeflow.core.flow.Ofi;
import io.tapeflow.core.flow.Panes;
import io.tapeflow.core.flow.SlidingSums;
import io.tapeflow.core.market.BookDiff;
import io.tapeflow.core.market.BookSnapshot;

/**
 * Book, OFI at the touch and at ten levels, and their sliding windows: the inner loop of FEATURES.
 */
public final class FlowKernel {
    private final L2OrderBook book = new L2OrderBook();
    private final Ofi ofi = new Ofi();
    private final MultiLevelOfi levels = new MultiLevelOfi();
    private final SlidingSums ofiSums = new SlidingSums(10, 20, 100, 600);
    private final SlidingSums[] levelSums = new SlidingSums[MultiLevelOfi.DEPTH];
    private long clockMicros;

    public FlowKernel() {
        java.util.Arrays.setAll(
                levelSums, rank -> new SlidingSums(Panes.ofSeconds(10), Panes.ofSeconds(60)));
    }

    /** Takes a full book. */
    public void load(BookSnapshot snapshot) {
        book.load(snapshot.bids(), snapshot.asks());
        ofi.restart(book);
        levels.restart(book);
    }

    /** Applies a diff and takes its order flow into the windows. */
    public void apply(BookDiff diff) {
        clockMicros = Math.max(clockMicros, diff.eventTimeMicros());
        long pane = Panes.at(clockMicros);
        book.apply(diff.bids(), diff.asks());
        ofiSums.advanceTo(pane);
        if (ofi.update(book)) {
            ofiSums.add(ofi.lots());
        }
        levels.update(book);
        int present = levels.presentLevels();
        for (int rank = 0; rank < levelSums.length; rank++) {
            levelSums[rank].advanceTo(pane);
            if (rank < present) {
                levelSums[rank].add(levels.lots(rank));
            }
        }
    }

    /** Something that depends on all of it. */
    public long result() {
        long sum = ofiSums.sum(0) + ofiSums.sum(3);
        for (SlidingSums level : levelSums) {
            sum += level.sum(0);
        }
        return sum;
    }
}
