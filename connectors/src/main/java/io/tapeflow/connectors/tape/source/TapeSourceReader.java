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
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;

/**
 * Reads its tapes merged, in the total order, on the task's own thread. It begins when it knows
 * that it has all its splits, so that the order does not depend on when they came.
 *
 * <p>Flink ends a finished reader with the greatest watermark, at which nothing fires any more. So
 * that all deadlines before the end of all tapes fire all the same, whichever reader ends first or
 * last, each reader ends with the watermark before the last millisecond of the whole job.
 *
 * <p>A reader at its end, or without a tape, waits for the others and finishes with them: while
 * some readers have finished, Flink's watermark alignment goes on sending them messages, and a
 * checkpoint or savepoint that is begun meanwhile fails.
 */
final class TapeSourceReader implements SourceReader<MarketRecord, TapeSplit> {
    private static final CompletableFuture<Void> AVAILABLE =
            CompletableFuture.completedFuture(null);

    private final NormalizerConfig config;
    private final double speed;
    private final Alarm alarm;
    private final long jobEndMillis;
    private final Consumer<SourceEvent> enumerator;
    private final WatermarkCadence cadence;
    private final List<TapeSplit> splits = new ArrayList<>();
    private final Consumer<MarketRecord> emit = this::emit;
    private CompletableFuture<Void> availability = new CompletableFuture<>();
    private boolean splitsComplete;
    private boolean atEnd;
    private boolean allAtEnd;
    private MergedTapes tapes;
    private Pace pace;
    private ReaderOutput<MarketRecord> output;
    private long watermarkMillis = Long.MIN_VALUE;

    /**
     * @param jobEndMillis last millisecond of all tapes of the job
     * @param enumerator where messages to it go
     */
    TapeSourceReader(
            NormalizerConfig config,
            CadenceConfig cadence,
            double speed,
            Alarm alarm,
            long jobEndMillis,
            Consumer<SourceEvent> enumerator) {
        this.config = config;
        this.cadence = new WatermarkCadence(cadence);
        this.speed = speed;
        this.alarm = alarm;
        this.jobEndMillis = jobEndMillis;
        this.enumerator = enumerator;
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

    /** Whether the next line is due; if not, time goes on without it, and an alarm is set. */
    private boolean isDue() {
        long nowNanos = alarm.nanos();
        long nanos = pace.nanosUntil(tapes.nextMicros(), nowNanos);
        if (nanos <= 0) {
            return true;
        }
        long nextMillis = Math.floorDiv(tapes.nextMicros(), 1000L);
        advance(Math.min(nextMillis, pace.millisAt(nowNanos)) - 1);
        CompletableFuture<Void> due = new CompletableFuture<>();
        availability = due;
        alarm.after(Math.min(nanos, pace.nanosOfMilli()), () -> due.complete(null));
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
        if (!atEnd) {
            atEnd = true;
            availability = new CompletableFuture<>();
            advance(jobEndMillis - 1);
            enumerator.accept(EndEvent.READER_AT_END);
        }
        return allAtEnd ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
        if (event != EndEvent.ALL_AT_END) {
            throw new IllegalArgumentException("not a message to a reader: " + event);
        }
        allAtEnd = true;
        availability.complete(null);
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
