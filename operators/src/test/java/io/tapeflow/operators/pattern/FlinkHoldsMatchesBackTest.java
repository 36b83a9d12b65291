package io.tapeflow.operators.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.signal.Detector;
import io.tapeflow.core.signal.PatternStage;
import io.tapeflow.core.signal.PatternStage.Contiguity;
import io.tapeflow.core.signal.PatternStage.Relation;
import io.tapeflow.core.signal.SignalEvent;
import io.tapeflow.operators.types.StreamTypes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.transformations.OneInputTransformation;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

/**
 * Why {@code PatternSpec} refuses to skip where a later beginning can overtake an earlier one: if
 * Flink ever stops to hold such matches back, this fails and the rule can go.
 */
final class FlinkHoldsMatchesBackTest {
    private static final long WITHIN_MILLIS = 100;

    @Test
    void aSkippedOverPatternComesWhenTheEarlierOneTimesOut() throws Exception {
        assertThat(timesOfMatches(AfterMatchSkipStrategy.skipPastLastEvent()))
                .containsExactly(1_000 + WITHIN_MILLIS);
        assertThat(timesOfMatches(AfterMatchSkipStrategy.skipToNext()))
                .containsExactly(1_000 + WITHIN_MILLIS);
    }

    @Test
    void withoutSkippingItComesAtOnce() throws Exception {
        assertThat(timesOfMatches(AfterMatchSkipStrategy.noSkip())).containsExactly(1_020L);
    }

    /** Up begins at 1,000 and never goes on; down begins at 1,010 and is complete at 1,020. */
    private static List<Long> timesOfMatches(AfterMatchSkipStrategy strategy) throws Exception {
        PatternStage begin =
                new PatternStage("a", Detector.OFI_SURGE, Relation.ANY, 1, Contiguity.RELAXED);
        PatternStage same =
                new PatternStage(
                        "b", Detector.BREAKOUT, Relation.SAME_AS_FIRST, 1, Contiguity.RELAXED);
        Pattern<SignalEvent, SignalEvent> pattern =
                Pattern.<SignalEvent>begin("a", strategy)
                        .where(new StageBegins(begin))
                        .followedBy("b")
                        .where(new StageFollows(same, "a"))
                        .within(Duration.ofMillis(WITHIN_MILLIS));
        List<SignalEvent> signals =
                List.of(
                        signal(1_000, Detector.OFI_SURGE, 1),
                        signal(1_010, Detector.OFI_SURGE, -1),
                        signal(1_020, Detector.BREAKOUT, -1));
        try (KeyedOneInputStreamOperatorTestHarness<String, SignalEvent, Long> harness =
                harness(pattern)) {
            harness.open();
            for (SignalEvent signal : signals) {
                harness.processElement(signal, signal.arrival().ingestMillis());
            }
            for (long millis = 1_000; millis < 1_300; millis++) {
                harness.processWatermark(millis);
            }
            List<Long> times = new ArrayList<>();
            harness.extractOutputStreamRecords().forEach(record -> times.add(record.getValue()));
            return times;
        }
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, SignalEvent, Long> harness(
            Pattern<SignalEvent, SignalEvent> pattern) throws Exception {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(CepHarness.strict());
        @SuppressWarnings("unchecked")
        OneInputTransformation<SignalEvent, Long> transformation =
                (OneInputTransformation<SignalEvent, Long>)
                        CEP.pattern(
                                        environment
                                                .fromData(
                                                        List.of(signal(0, Detector.BREAKOUT, 1)),
                                                        StreamTypes.SIGNAL_EVENT)
                                                .keyBy(SignalEvent::instrument, Types.STRING),
                                        pattern)
                                .process(new TimeOfMatch(), Types.LONG)
                                .getTransformation();
        return new KeyedOneInputStreamOperatorTestHarness<>(
                transformation.getOperatorFactory(), SignalEvent::instrument, Types.STRING);
    }

    private static SignalEvent signal(long millis, Detector detector, int direction) {
        return new SignalEvent(
                "I", new Arrival(millis * 1000, "tape", millis), 0, 1, detector, direction, 1);
    }

    /** The time at which Flink hands a match on. */
    public static final class TimeOfMatch extends PatternProcessFunction<SignalEvent, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processMatch(
                Map<String, List<SignalEvent>> match, Context context, Collector<Long> out) {
            out.collect(context.timestamp());
        }
    }
}
