package io.tapeflow.benchmarks.live;

import io.tapeflow.connectors.exchange.FrameNormalizer;
import io.tapeflow.connectors.exchange.NormalizerConfig;
import io.tapeflow.connectors.tape.TapeLine;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.MarketRecord;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A live feed's source for measurements: the first reader reads the {@link LiveFeed}, the others
 * end at once. It has no state, so a job with it does not come back from a failure.
 */
public final class LiveSource implements Source<MarketRecord, LiveSplit, Integer> {
    private static final long serialVersionUID = 1L;

    private final LiveFeed.Handle feed;

    public LiveSource(LiveFeed feed) {
        this.feed = feed.handle();
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SplitEnumerator<LiveSplit, Integer> createEnumerator(
            SplitEnumeratorContext<LiveSplit> context) {
        return new LiveEnumerator(context);
    }

    @Override
    public SplitEnumerator<LiveSplit, Integer> restoreEnumerator(
            SplitEnumeratorContext<LiveSplit> context, Integer state) {
        return createEnumerator(context);
    }

    @Override
    public SimpleVersionedSerializer<LiveSplit> getSplitSerializer() {
        return new LiveSplit.Serializer();
    }

    @Override
    public SimpleVersionedSerializer<Integer> getEnumeratorCheckpointSerializer() {
        return new LiveEnumerator.StateSerializer();
    }

    @Override
    public SourceReader<MarketRecord, LiveSplit> createReader(SourceReaderContext context) {
        return new Reader(LiveFeed.of(feed));
    }

    private static final class Reader implements SourceReader<MarketRecord, LiveSplit> {
        private static final String TAPE_ID = "live";

        private final LiveFeed feed;
        private final TapeLine line = new TapeLine();
        private FrameNormalizer normalizer;
        private Pacer pacer;
        private boolean none;
        private CompletableFuture<Void> available = new CompletableFuture<>();
        private long watermark = Long.MIN_VALUE;
        private ReaderOutput<MarketRecord> output;

        Reader(LiveFeed feed) {
            this.feed = feed;
        }

        @Override
        public void start() {
            // The split comes unasked.
        }

        @Override
        public void addSplits(List<LiveSplit> splits) {
            List<Instrument> terms = feed.terms();
            normalizer =
                    new FrameNormalizer(
                            terms.get(0).venue(),
                            TAPE_ID,
                            terms.stream().map(Instrument::symbol).toList(),
                            terms,
                            NormalizerConfig.DEFAULT);
            pacer = new Pacer(feed, this::wake);
            pacer.start();
        }

        @Override
        public void notifyNoMoreSplits() {
            none = pacer == null;
            wake();
        }

        private synchronized void wake() {
            available.complete(null);
        }

        @Override
        public synchronized CompletableFuture<Void> isAvailable() {
            if (pacer != null && pacer.isEmpty() && !pacer.isDone() && available.isDone()) {
                available = new CompletableFuture<>();
            }
            return available;
        }

        @Override
        public InputStatus pollNext(ReaderOutput<MarketRecord> newOutput) {
            output = newOutput;
            if (none || (pacer != null && pacer.isDone())) {
                return InputStatus.END_OF_INPUT;
            }
            Pacer.Received received = pacer == null ? null : pacer.poll();
            if (received == null) {
                return InputStatus.NOTHING_AVAILABLE;
            }
            long before = Math.floorDiv(received.ingestTimeMicros(), 1000L) - 1;
            if (before > watermark) {
                watermark = before;
                output.emitWatermark(new Watermark(before));
            }
            if (received.payload() != null) {
                line.number++;
                line.ingestTimeMicros = received.ingestTimeMicros();
                line.bytes = received.payload();
                line.length = line.bytes.length;
                normalizer.normalize(line, this::emit);
            }
            return InputStatus.MORE_AVAILABLE;
        }

        private void emit(MarketRecord record) {
            output.collect(record, record.arrival().ingestMillis());
        }

        @Override
        public List<LiveSplit> snapshotState(long checkpointId) {
            return pacer == null ? List.of() : List.of(new LiveSplit());
        }

        @Override
        public void close() {
            if (pacer != null) {
                pacer.end();
            }
        }
    }
}
