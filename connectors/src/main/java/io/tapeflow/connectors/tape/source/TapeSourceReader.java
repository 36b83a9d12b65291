package io.tapeflow.connectors.tape.source;

import io.tapeflow.connectors.exchange.NormalizerConfig;
import io.tapeflow.connectors.tape.MergedTapes;
import io.tapeflow.connectors.tape.TapeSplit;
import io.tapeflow.core.market.MarketRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;

/**
 * Reads its tapes merged, in the total order, on the task's own thread. It begins when it knows
 * that it has all its splits, so that the order does not depend on when they came.
 *
 * <p>Flink ends a finished reader with the greatest watermark, at which nothing fires any more. So
 * that all deadlines before the end of all tapes fire all the same, whichever reader ends first or
 * last, each reader ends with the watermark before the last millisecond of the whole job.
 */
final class TapeSourceReader implements SourceReader<MarketRecord, TapeSplit> {
    private static final CompletableFuture<Void> AVAILABLE =
            CompletableFuture.completedFuture(null);

    private final NormalizerConfig config;
    private final double speed;
    private final Alarm alarm;
    private final WatermarkCadence cadence;
    private final List<TapeSplit> splits = new ArrayList<>();
    private final Consumer<MarketRecord> emit = this::emit;
    private CompletableFuture<Void> availability = new CompletableFuture<>();
    private boolean splitsComplete;
    private MergedTapes tapes;
    private Pace pace;
    private ReaderOutput<MarketRecord> output;
    private long watermarkMillis = Long.MIN_VALUE;

    TapeSourceReader(NormalizerConfig config, CadenceConfig cadence, double speed, Alarm alarm) {
        this.config = config;
        this.cadence = new WatermarkCadence(cadence);
        this.speed = speed;
        this.alarm = alarm;
    }

    @Override
    public void start() {
        // Splits come unasked.
    }

    @Override
    public void addSplits(List<TapeSplit> added) {
        if (tapes != null) {
            throw new IllegalStateException("a split came after reading began: " + added);
        }
        splits.addAll(added);
    }

    @Override
    public void notifyNoMoreSplits() {
        splitsComplete = true;
        availability.complete(null);
    }

    @Override
    public InputStatus pollNext(ReaderOutput<MarketRecord> newOutput) throws IOException {
        if (!splitsComplete) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        output = newOutput;
        if (tapes == null) {
            open();
        }
        if (!tapes.hasNext()) {
            return end();
        }
        if (speed > 0 && !isDue()) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        tapes.next(emit);
        return InputStatus.MORE_AVAILABLE;
    }

    private void open() throws IOException {
        tapes = new MergedTapes(splits, config);
        if (tapes.hasNext()) {
            boolean fresh = splits.stream().allMatch(split -> split.position().isBeginning());
            long originMicros = fresh ? splits.get(0).jobStartMillis() * 1000 : tapes.nextMicros();
            pace = new Pace(speed, originMicros, alarm.nanos());
        }
    }

    private boolean isDue() {
        long nanos = pace.nanosUntil(tapes.nextMicros(), alarm.nanos());
        if (nanos <= 0) {
            return true;
        }
        CompletableFuture<Void> due = new CompletableFuture<>();
        availability = due;
        alarm.after(nanos, () -> due.complete(null));
        return false;
    }

    private void emit(MarketRecord record) {
        long millis = record.arrival().ingestMillis();
        long watermark = cadence.before(millis);
        if (watermark != WatermarkCadence.NONE) {
            advance(watermark);
        }
        output.collect(record, millis);
    }

    private InputStatus end() {
        if (!splits.isEmpty()) {
            advance(splits.get(0).jobEndMillis() - 1);
        }
        return InputStatus.END_OF_INPUT;
    }

    private void advance(long millis) {
        if (millis > watermarkMillis) {
            watermarkMillis = millis;
            output.emitWatermark(new Watermark(millis));
        }
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return availability.isDone() ? AVAILABLE : availability;
    }

    @Override
    public List<TapeSplit> snapshotState(long checkpointId) {
        if (tapes == null) {
            return List.copyOf(splits);
        }
        try {
            return tapes.splits();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        alarm.close();
        if (tapes != null) {
            tapes.close();
        }
    }
}
