package io.tapeflow.operators.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.core.signal.PatternCatalogue;
import io.tapeflow.core.signal.PatternMatch;
import io.tapeflow.core.signal.PatternMatcher;
import io.tapeflow.core.signal.PatternSpec;
import io.tapeflow.core.signal.SignalEvent;
import io.tapeflow.operators.types.StreamTypes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The catalogue's patterns side by side in a cluster, against the matcher. */
final class PatternOperatorITCase {
    private static final int INSTRUMENTS = 30;
    private static final int DETECTORS = 4;

    @RegisterExtension
    static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    @Test
    void twoPatternsOverManyInstruments() throws Exception {
        Random random = new Random(7);
        List<SignalEvent> signals = new ArrayList<>();
        Map<String, List<PatternMatch>> expected = new TreeMap<>();
        for (int i = 0; i < INSTRUMENTS; i++) {
            List<SignalEvent> stream = RandomSignals.draw(random, "I" + i, DETECTORS, 200);
            signals.addAll(stream);
            for (PatternSpec spec : PatternCatalogue.all()) {
                PatternMatcher matcher = new PatternMatcher(spec);
                PatternMatcher.State state = new PatternMatcher.State();
                stream.forEach(
                        signal -> matcher.onSignal(state, signal, match -> add(expected, match)));
            }
        }
        signals.sort(Comparator.comparing(SignalEvent::arrival));

        assertThat(run(signals)).isEqualTo(expected);
        assertThat(expected)
                .as("both patterns match on many instruments")
                .hasSizeGreaterThan(INSTRUMENTS);
    }

    private static Map<String, List<PatternMatch>> run(List<SignalEvent> signals) throws Exception {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(CepHarness.strict());
        environment.setParallelism(2);
        DataStream<SignalEvent> stream =
                environment
                        .fromData(signals, StreamTypes.SIGNAL_EVENT)
                        .uid("signals")
                        .setParallelism(1)
                        .assignTimestampsAndWatermarks(
                                WatermarkStrategy.<SignalEvent>forMonotonousTimestamps()
                                        .withTimestampAssigner(
                                                (signal, none) -> signal.arrival().ingestMillis()))
                        .uid("time")
                        .setParallelism(1);
        DataStream<PatternMatch> matches =
                PatternOperator.apply(stream, PatternCatalogue.MOMENTUM_IGNITION)
                        .union(PatternOperator.apply(stream, PatternCatalogue.ABSORPTION_REVERSAL));
        Map<String, List<PatternMatch>> found = new TreeMap<>();
        try (CloseableIterator<PatternMatch> iterator = matches.executeAndCollect()) {
            iterator.forEachRemaining(match -> add(found, match));
        }
        return found;
    }

    private static void add(Map<String, List<PatternMatch>> matches, PatternMatch match) {
        matches.computeIfAbsent(
                        match.patternId() + " " + match.instrument(), key -> new ArrayList<>())
                .add(match);
    }
}
