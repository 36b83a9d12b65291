package io.tapeflow.connectors.tape;

import io.tapeflow.connectors.exchange.NormalizerConfig;
import io.tapeflow.core.market.MarketRecord;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Several tapes as one stream of records, in the total order of their arrivals. Records of one line
 * follow each other in that order, so it is enough to merge lines by time, then tape id.
 */
public final class MergedTapes implements Closeable {
    private final PriorityQueue<MarketRecordReader> readers =
            new PriorityQueue<>(
                    Comparator.comparingLong(MarketRecordReader::nextMicros)
                            .thenComparing(MarketRecordReader::tapeId));

    /** Opens the tapes, each at its split's position. */
    public MergedTapes(List<TapeSplit> splits, NormalizerConfig config) throws IOException {
        try {
            for (TapeSplit split : splits) {
                readers.add(new MarketRecordReader(split, config));
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Whether there is something more. */
    public boolean hasNext() {
        return !readers.isEmpty();
    }

    /** Ingest time of what comes next, in microseconds; only while there is something. */
    public long nextMicros() {
        return readers.element().nextMicros();
    }

    /**
     * Hands on the records of the next line of all tapes, if it has any, or the ends of a tape.
     *
     * @return false if there was nothing more
     */
    public boolean next(Consumer<MarketRecord> out) throws IOException {
        MarketRecordReader reader = readers.poll();
        if (reader == null) {
            return false;
        }
        reader.next(out);
        if (reader.hasNext()) {
            readers.add(reader);
        } else {
            reader.close();
        }
        return true;
    }

    /** The tapes that are not at their end, with their positions, in order of their ids. */
    public List<TapeSplit> splits() throws IOException {
        List<TapeSplit> splits = new ArrayList<>();
        for (MarketRecordReader reader : readers) {
            splits.add(reader.split());
        }
        splits.sort(Comparator.comparing(TapeSplit::tapeId));
        return splits;
    }

    @Override
    public void close() throws IOException {
        for (MarketRecordReader reader : readers) {
            reader.close();
        }
        readers.clear();
    }
}
