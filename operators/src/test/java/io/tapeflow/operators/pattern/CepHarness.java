package io.tapeflow.operators.pattern;

import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.signal.Detector;
import io.tapeflow.core.signal.PatternMatch;
import io.tapeflow.core.signal.PatternSpec;
import io.tapeflow.core.signal.SignalEvent;
import io.tapeflow.operators.types.StreamTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.AbstractUdfStreamOperator;
import org.apache.flink.streaming.api.transformations.OneInputTransformation;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** The real CEP operator of a pattern, as {@link PatternOperator} wires it, without a cluster. */
final class CepHarness implements AutoCloseable {
    private static final SignalEvent SAMPLE =
            new SignalEvent("I", new Arrival(0, "tape", 0), 0, 0, Detector.BREAKOUT, 1, 1);

    private final PatternSpec spec;
    private final Map<String, List<PatternMatch>> matches = new TreeMap<>();
    private KeyedOneInputStreamOperatorTestHarness<String, SignalEvent, PatternMatch> harness;
    private long timedOutBefore;

    CepHarness(PatternSpec spec) throws Exception {
        this.spec = spec;
        harness = create(spec);
        harness.open();
    }

    /** As the environment of the job: neither Kryo nor generated uids, objects reused. */
    static Configuration strict() {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        return configuration;
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, SignalEvent, PatternMatch> create(
            PatternSpec spec) throws Exception {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(strict());
        DataStream<SignalEvent> signals =
                environment.fromData(List.of(SAMPLE), StreamTypes.SIGNAL_EVENT);
        OneInputTransformation<?, ?> transformation =
                (OneInputTransformation<?, ?>)
                        PatternOperator.apply(signals, spec).getTransformation();
        @SuppressWarnings("unchecked")
        OneInputTransformation<SignalEvent, PatternMatch> typed =
                (OneInputTransformation<SignalEvent, PatternMatch>) transformation;
        return new KeyedOneInputStreamOperatorTestHarness<>(
                typed.getOperatorFactory(), SignalEvent::instrument, Types.STRING);
    }

    void signal(SignalEvent signal) throws Exception {
        harness.processElement(signal, signal.arrival().ingestMillis());
    }

    void watermark(long millis) throws Exception {
        harness.processWatermark(millis);
    }

    /** A snapshot, the end of this operator, and another one that starts from the snapshot. */
    void restart() throws Exception {
        collect();
        timedOutBefore = timedOut();
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        harness.close();
        harness = create(spec);
        harness.initializeState(snapshot);
        harness.open();
    }

    /** What it found by instrument, in the order in which it came out. */
    Map<String, List<PatternMatch>> matches() {
        collect();
        return matches;
    }

    private void collect() {
        for (StreamRecord<? extends PatternMatch> record : harness.extractOutputStreamRecords()) {
            PatternMatch match = record.getValue();
            if (record.getTimestamp() != match.arrival().ingestMillis()) {
                throw new AssertionError("timestamp of " + record);
            }
            matches.computeIfAbsent(match.instrument(), key -> new ArrayList<>()).add(match);
        }
        harness.getOutput().clear();
    }

    long timedOut() {
        MatchFunction function =
                (MatchFunction)
                        ((AbstractUdfStreamOperator<?, ?>) harness.getOperator()).getUserFunction();
        return timedOutBefore + function.timedOutCount();
    }

    int stateEntries() {
        return harness.numKeyedStateEntries();
    }

    int timers() {
        return harness.numEventTimeTimers();
    }

    @Override
    public void close() throws Exception {
        harness.close();
    }
}
