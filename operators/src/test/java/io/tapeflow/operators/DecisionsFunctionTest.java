package io.tapeflow.operators;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.core.execution.Fill;
import io.tapeflow.core.market.MarketRecord;
import io.tapeflow.core.signal.DecisionInput;
import io.tapeflow.core.signal.FeatureConfig;
import io.tapeflow.core.strategy.AccountSummary;
import io.tapeflow.core.strategy.Decision;
import io.tapeflow.core.strategy.DecisionConfig;
import io.tapeflow.core.strategy.ScoredView;
import io.tapeflow.operators.types.StreamTypes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionsFunctionTest {

    /** What two instruments' FEATURES gave, in the total order. */
    private static final List<DecisionInput> INPUTS = new ArrayList<>();

    @BeforeAll
    static void makeInputs() throws Exception {
        for (String symbol : List.of("AUSDT", "BUSDT")) {
            try (FunctionHarness<MarketRecord, DecisionInput> harness =
                    new FunctionHarness<>(
                            new FeaturesFunction(
                                    FeatureConfig.defaults(), AccountRouting.everythingTo("paper")),
                            MarketRecord::instrument,
                            StreamTypes.DECISION_INPUT,
                            null)) {
                for (MarketRecord record : SyntheticFeed.of(symbol, symbol.hashCode(), 300)) {
                    harness.watermark(record.arrival().ingestMillis() - 1);
                    harness.process(record, record.arrival().ingestMillis());
                }
                INPUTS.addAll(harness.output());
            }
        }
        INPUTS.sort(DecisionInput.ORDER);
    }

    @Test
    void decidesTradesAndSumsUp() throws Exception {
        try (FunctionHarness<DecisionInput, Decision> harness = harness(null)) {
            feed(harness, INPUTS, 1);
            harness.watermark(Long.MAX_VALUE);
            List<Decision> decisions = harness.output();
            assertThat(decisions).extracting(Decision::instrument).contains("AUSDT.BINANCE-USDM");
            assertThat(decisions).extracting(Decision::instrument).contains("BUSDT.BINANCE-USDM");
            assertThat(decisions).filteredOn(Decision::accepted).hasSizeGreaterThan(10);
            List<Fill> fills = harness.sideOutput(DecisionsFunction.FILLS);
            assertThat(harness.sideOutput(DecisionsFunction.ACCOUNT_SUMMARIES))
                    .singleElement()
                    .extracting(AccountSummary::total)
                    .satisfies(total -> assertThat(total.fills()).isEqualTo(fills.size()));
            assertThat(harness.sideOutput(DecisionsFunction.SCORED_VIEWS))
                    .extracting(ScoredView::arrival)
                    .isSorted();
            assertThat(harness.timers()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 100, 60_000})
    void neitherCadenceNorOrderWithinAWatermarkMakesADifference(int cadenceMillis)
            throws Exception {
        List<String> expected = run(INPUTS, 1);
        List<DecisionInput> shuffled = new ArrayList<>(INPUTS);
        Collections.shuffle(shuffled, new Random(5));
        shuffled.sort(
                Comparator.comparingLong(input -> input.arrival().ingestMillis() / cadenceMillis));
        assertThat(run(shuffled, cadenceMillis)).isEqualTo(expected);
    }

    @Test
    void aSnapshotInMidStreamGoesOnAsIfNothingHadHappened() throws Exception {
        List<String> undisturbed = run(INPUTS, 50);
        Random random = new Random(11);
        for (int trial = 0; trial < 10; trial++) {
            int cut = random.nextInt(INPUTS.size());
            List<String> interrupted = new ArrayList<>();
            OperatorSubtaskState snapshot;
            try (FunctionHarness<DecisionInput, Decision> first = harness(null)) {
                feed(first, INPUTS.subList(0, cut), 50);
                snapshot = first.snapshot();
                interrupted.addAll(texts(first));
                // What comes after a snapshot must not change what it holds.
                feed(first, INPUTS.subList(cut, INPUTS.size()), 50);
            }
            try (FunctionHarness<DecisionInput, Decision> second = harness(snapshot)) {
                feed(second, INPUTS.subList(cut, INPUTS.size()), 50);
                second.watermark(Long.MAX_VALUE);
                interrupted.addAll(texts(second));
            }
            assertThat(interrupted).as("cut at %s", cut).isEqualTo(undisturbed);
        }
    }

    private static List<String> run(List<DecisionInput> inputs, int cadenceMillis)
            throws Exception {
        try (FunctionHarness<DecisionInput, Decision> harness = harness(null)) {
            feed(harness, inputs, cadenceMillis);
            harness.watermark(Long.MAX_VALUE);
            return texts(harness);
        }
    }

    private static FunctionHarness<DecisionInput, Decision> harness(OperatorSubtaskState restored)
            throws Exception {
        return new FunctionHarness<>(
                new DecisionsFunction(DecisionConfig.defaults(), true),
                DecisionInput::account,
                StreamTypes.DECISION,
                restored);
    }

    private static void feed(
            FunctionHarness<DecisionInput, Decision> harness,
            List<DecisionInput> inputs,
            int cadenceMillis)
            throws Exception {
        for (DecisionInput input : inputs) {
            long millis = input.arrival().ingestMillis();
            harness.watermark(millis / cadenceMillis * cadenceMillis - 1);
            harness.process(input, millis);
        }
    }

    private static List<String> texts(FunctionHarness<DecisionInput, Decision> harness) {
        return harness.output().stream()
                .map(
                        decision ->
                                decision.id()
                                        + decision.arrival()
                                        + decision.kind()
                                        + decision.side()
                                        + decision.quantity()
                                        + decision.price()
                                        + decision.reason()
                                        + decision.cause()
                                        + decision.score()
                                        + java.util.Arrays.toString(decision.contributions()))
                .toList();
    }
}
