package io.tapeflow.operators.pattern;

import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.signal.PatternMatch;
import io.tapeflow.core.signal.PatternSpec;
import io.tapeflow.core.signal.PatternStage;
import io.tapeflow.core.signal.SignalEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.functions.TimedOutPartialMatchHandler;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;

/**
 * Turns what Flink CEP found into matches, and counts those that ran out of time.
 *
 * <p>The index needs no state: Flink CEP processes the signals of one key and millisecond in one
 * callback, between which no snapshot can be taken, and hands on the matches that one signal
 * completes in the order of their first signals.
 */
public final class MatchFunction extends PatternProcessFunction<SignalEvent, PatternMatch>
        implements TimedOutPartialMatchHandler<SignalEvent> {

    /** Metric: matches under way that ran out of time, or were cut off by the end of input. */
    public static final String TIMED_OUT = "patternsTimedOut";

    private static final long serialVersionUID = 1L;

    private final PatternSpec spec;

    private transient Counter timedOut;
    private transient String lastInstrument;
    private transient Arrival lastArrival;
    private transient int matchesAtArrival;

    public MatchFunction(PatternSpec spec) {
        this.spec = spec;
    }

    @Override
    public void open(OpenContext context) {
        timedOut = getRuntimeContext().getMetricGroup().counter(TIMED_OUT);
    }

    @Override
    public void processMatch(
            Map<String, List<SignalEvent>> found, Context context, Collector<PatternMatch> out) {
        List<SignalEvent> signals = new ArrayList<>(spec.stages().size());
        for (PatternStage stage : spec.stages()) {
            signals.add(found.get(stage.name()).get(0));
        }
        SignalEvent completing = signals.get(signals.size() - 1);
        requireIngestTime(completing, context.timestamp());
        out.collect(spec.match(signals, nextIndex(completing)));
    }

    @Override
    public void processTimedOutMatch(Map<String, List<SignalEvent>> begun, Context context) {
        timedOut.inc();
    }

    /** Value of the metric, for tests. */
    long timedOutCount() {
        return timedOut.getCount();
    }

    private int nextIndex(SignalEvent completing) {
        if (!completing.instrument().equals(lastInstrument)
                || !completing.arrival().equals(lastArrival)) {
            lastInstrument = completing.instrument();
            lastArrival = completing.arrival();
            matchesAtArrival = 0;
        }
        return matchesAtArrival++;
    }

    /**
     * A stream whose timestamps are not ingest time, or a match held back, would reach the
     * decisions after their watermark: better to stop at once than to decide on something else.
     */
    private void requireIngestTime(SignalEvent completing, long timestampMillis) {
        if (timestampMillis != completing.arrival().ingestMillis()) {
            throw new IllegalStateException(
                    String.format(
                            "pattern %s: match completed by %s came at millisecond %d",
                            spec.id(), completing, timestampMillis));
        }
    }
}
