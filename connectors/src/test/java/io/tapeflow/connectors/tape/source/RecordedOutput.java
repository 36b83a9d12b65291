package io.tapeflow.connectors.tape.source;

import io.tapeflow.core.market.MarketRecord;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;

/** Keeps what a reader emits, and refuses a record that a watermark has overtaken. */
final class RecordedOutput implements ReaderOutput<MarketRecord> {
    final List<MarketRecord> records = new ArrayList<>();
    final List<Long> watermarks = new ArrayList<>();

    @Override
    public void collect(MarketRecord record) {
        throw new AssertionError("a record without a time stamp");
    }

    @Override
    public void collect(MarketRecord record, long timestamp) {
        if (timestamp != record.arrival().ingestMillis()) {
            throw new AssertionError(timestamp + " is not the time of " + record);
        }
        if (timestamp <= watermark()) {
            throw new AssertionError(watermark() + " has overtaken " + record);
        }
        records.add(record);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
        if (watermark.getTimestamp() <= watermark()) {
            throw new AssertionError("watermark falls to " + watermark);
        }
        watermarks.add(watermark.getTimestamp());
    }

    long watermark() {
        return watermarks.isEmpty() ? Long.MIN_VALUE : watermarks.get(watermarks.size() - 1);
    }

    @Override
    public void markIdle() {
        throw new AssertionError("a replaying reader is never idle");
    }

    @Override
    public void markActive() {
        throw new AssertionError("a replaying reader is always active");
    }

    @Override
    public SourceOutput<MarketRecord> createOutputForSplit(String splitId) {
        throw new AssertionError("tapes are merged before they are emitted");
    }

    @Override
    public void releaseOutputForSplit(String splitId) {
        throw new AssertionError("tapes are merged before they are emitted");
    }
}
