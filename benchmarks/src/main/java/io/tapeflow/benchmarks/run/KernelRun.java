package io.tapeflow.benchmarks.run;

import com.sun.management.ThreadMXBean;
import io.tapeflow.connectors.exchange.NormalizerConfig;
import io.tapeflow.connectors.tape.MergedTapes;
import io.tapeflow.connectors.tape.TapeSplit;
import io.tapeflow.core.market.BookDiff;
import io.tapeflow.core.market.BookSnapshot;
import io.tapeflow.core.market.MarketRecord;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** The flow kernel over a recording that is decoded in memory. */
public final class KernelRun {
    private static final int WARM_UP_PASSES = 30;

    private final BookSnapshot snapshot;
    private final List<BookDiff> diffs;
    private final long levelsPerPass;

    private KernelRun(BookSnapshot snapshot, List<BookDiff> diffs) {
        this.snapshot = snapshot;
        this.diffs = diffs;
        this.levelsPerPass =
                diffs.stream().mapToLong(d -> d.bids().count() + d.asks().count()).sum();
    }

    /** What one pass over the recording costs. */
    public record Cost(double levelUpdatesPerSecond, double bytesPerDiff) {}

    public static KernelRun of(List<TapeSplit> splits) throws IOException {
        List<MarketRecord> records = new ArrayList<>();
        try (MergedTapes tapes = new MergedTapes(splits, NormalizerConfig.DEFAULT)) {
            while (tapes.next(records::add)) {
                // all of it is in the list
            }
        }
        BookSnapshot snapshot =
                records.stream()
                        .filter(BookSnapshot.class::isInstance)
                        .map(BookSnapshot.class::cast)
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "the capture holds no book snapshot"));
        List<BookDiff> diffs =
                records.stream()
                        .filter(BookDiff.class::isInstance)
                        .map(BookDiff.class::cast)
                        .filter(diff -> diff.lastUpdateId() >= snapshot.lastUpdateId())
                        .toList();
        return new KernelRun(snapshot, diffs);
    }

    /** The first snapshot. */
    public BookSnapshot snapshot() {
        return snapshot;
    }

    /** The diffs from the snapshot on. */
    public List<BookDiff> diffs() {
        return diffs;
    }

    /** Runs passes, after a warm-up. */
    public Cost measure(int passes) {
        FlowKernel kernel = new FlowKernel();
        long blackhole = run(kernel, WARM_UP_PASSES);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = threads.getCurrentThreadAllocatedBytes();
        long nanos = System.nanoTime();
        blackhole += run(kernel, passes);
        nanos = System.nanoTime() - nanos;
        bytes = threads.getCurrentThreadAllocatedBytes() - bytes;
        if (blackhole == Long.MIN_VALUE) {
            throw new IllegalStateException("never so");
        }
        return new Cost(
                levelsPerPass * passes * 1e9 / nanos, (double) bytes / passes / diffs.size());
    }

    private long run(FlowKernel kernel, int passes) {
        long sum = 0;
        for (int pass = 0; pass < passes; pass++) {
            kernel.load(snapshot);
            for (int i = 0; i < diffs.size(); i++) {
                kernel.apply(diffs.get(i));
            }
            sum += kernel.result();
        }
        return sum;
    }
}
