package io.tapeflow.benchmarks.live;

import io.tapeflow.benchmarks.capture.RecordedFrames;
import io.tapeflow.core.market.Instrument;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a pacing thread releases: frames of many instruments, each a copy of one recording under a
 * name of its own.
 *
 * <p>Each instrument begins with the recording's first frames, up to its snapshot, so that its book
 * is synced; after that it has a rate.
 */
public final class LiveFeed implements AutoCloseable {
    private static final Map<String, LiveFeed> OPEN = new ConcurrentHashMap<>();

    private final String id;
    private final RecordedFrames recorded;
    private final List<Instrument> terms = new ArrayList<>();
    private final double[] messagesPerSecond;
    private final double seconds;

    /** A name by which tasks in this process find the feed. */
    record Handle(String id) implements Serializable {}

    /**
     * @param recordedTerms terms of the recording's instrument
     * @param messagesPerSecond of each instrument
     */
    public LiveFeed(
            RecordedFrames recorded,
            Instrument recordedTerms,
            double[] messagesPerSecond,
            double seconds) {
        this.id = java.util.UUID.randomUUID().toString();
        this.recorded = recorded;
        this.messagesPerSecond = messagesPerSecond.clone();
        this.seconds = seconds;
        for (int i = 0; i < messagesPerSecond.length; i++) {
            terms.add(renamed(recordedTerms, "COPY" + i + "USDT"));
        }
        OPEN.put(id, this);
    }

    Handle handle() {
        return new Handle(id);
    }

    static LiveFeed of(Handle handle) {
        return OPEN.get(handle.id());
    }

    List<Instrument> terms() {
        return terms;
    }

    RecordedFrames recorded() {
        return recorded;
    }

    double seconds() {
        return seconds;
    }

    /** Messages a second of the instrument with this index. */
    double rate(int instrument) {
        return messagesPerSecond[instrument];
    }

    @Override
    public void close() {
        OPEN.remove(id);
    }

    private static Instrument renamed(Instrument terms, String symbol) {
        return new Instrument(
                terms.venue().instrumentId(symbol),
                symbol,
                terms.venue(),
                terms.kind(),
                terms.base(),
                terms.quote(),
                terms.settle(),
                terms.tickSize(),
                terms.lotSize(),
                terms.contractValue(),
                terms.minSizeLots(),
                terms.maxSizeLots(),
                terms.minNotional(),
                terms.status(),
                terms.origin());
    }
}
