package io.tapeflow.core.signal;

import static io.tapeflow.core.signal.Detector.BREAKOUT;
import static io.tapeflow.core.signal.Detector.MOMENTUM_FLIP;
import static io.tapeflow.core.signal.Detector.OFI_SURGE;
import static io.tapeflow.core.signal.Detector.TRADE_FLOW_SURGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.signal.PatternSpec.AfterMatch;
import io.tapeflow.core.signal.PatternSpec.MatchDirection;
import io.tapeflow.core.signal.PatternStage.Contiguity;
import io.tapeflow.core.signal.PatternStage.Relation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What matches mean, case by case; that Flink CEP means the same is tested beside its operator. */
final class PatternMatcherTest {
    private static final String INSTRUMENT = "BTCUSDT.BINANCE-USDM";

    private final PatternMatcher.State state = new PatternMatcher.State();
    private final List<PatternMatch> matches = new ArrayList<>();

    /** A signal of sync 1 at the beginning of a millisecond; its number is that millisecond too. */
    private static SignalEvent signal(
            long millis, Detector detector, int direction, double strength) {
        return signal(new Arrival(millis * 1000, "tape", millis), 1, detector, direction, strength);
    }

    private static SignalEvent signal(
            Arrival arrival, long epoch, Detector detector, int direction, double strength) {
        return new SignalEvent(
                INSTRUMENT,
                arrival,
                arrival.ingestTimeMicros(),
                epoch,
                detector,
                direction,
                strength);
    }

    private void play(PatternSpec spec, SignalEvent... signals) {
        PatternMatcher matcher = new PatternMatcher(spec);
        for (SignalEvent signal : signals) {
            matcher.onSignal(state, signal, matches::add);
        }
    }

    /** A trade-flow surge upwards, then a breakout upwards of strength 2, in less than 100 ms. */
    private static PatternSpec thrust(AfterMatch afterMatch, Contiguity contiguity) {
        PatternStage flow =
                new PatternStage("flow", TRADE_FLOW_SURGE, Relation.UP, 1, Contiguity.RELAXED);
        PatternStage breakout = new PatternStage("breakout", BREAKOUT, Relation.UP, 2, contiguity);
        return new PatternSpec(
                "thrust", "", List.of(flow, breakout), 100, afterMatch, MatchDirection.OF_FIRST);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void momentumIgnition(int side) {
        play(
                PatternCatalogue.MOMENTUM_IGNITION,
                signal(1_000, TRADE_FLOW_SURGE, side, 1.5),
                signal(1_100, OFI_SURGE, -side, 9),
                signal(1_200, OFI_SURGE, side, 2),
                signal(1_300, BREAKOUT, -side, 9),
                signal(1_400, BREAKOUT, side, 2.5));

        assertThat(matches)
                .containsExactly(
                        new PatternMatch(
                                "",
                                INSTRUMENT,
                                new Arrival(1_400_000, "tape", 1_400),
                                "momentum-ignition",
                                0,
                                side,
                                2.0,
                                1,
                                new Arrival(1_000_000, "tape", 1_000)));
        assertThat(state.underWay()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void absorptionReversalExpectsTheOppositeOfTheTakers(int side) {
        play(
                PatternCatalogue.ABSORPTION_REVERSAL,
                signal(1_000, TRADE_FLOW_SURGE, side, 1),
                signal(1_200, OFI_SURGE, side, 9),
                signal(1_300, OFI_SURGE, -side, 2),
                signal(1_400, MOMENTUM_FLIP, side, 9),
                signal(1_500, MOMENTUM_FLIP, -side, 3));

        assertThat(matches).hasSize(1);
        assertThat(matches.get(0).patternId()).isEqualTo("absorption-reversal");
        assertThat(matches.get(0).direction()).isEqualTo(-side);
        assertThat(matches.get(0).strength()).isEqualTo(2);
    }

    /** The window is half open, in whole milliseconds. */
    @Test
    void aMatchTakesLessThanTheWindow() {
        PatternSpec spec = thrust(AfterMatch.NO_SKIP, Contiguity.RELAXED);
        Arrival lastOfMillis = new Arrival(1_099_999, "tape", 2_000);
        play(spec, signal(1_000, TRADE_FLOW_SURGE, 1, 1), signal(lastOfMillis, 1, BREAKOUT, 1, 2));
        assertThat(matches).hasSize(1);
        assertThat(state.timedOut()).isZero();

        // Less than 100,000 microseconds, but 100 milliseconds of the clock that Flink sees.
        play(
                spec,
                signal(new Arrival(3_000_900, "tape", 3_000), 1, TRADE_FLOW_SURGE, 1, 1),
                signal(new Arrival(3_100_100, "tape", 3_100), 1, BREAKOUT, 1, 2));
        assertThat(matches).hasSize(1);
        assertThat(state.timedOut()).isEqualTo(1);
        assertThat(state.underWay()).isZero();
    }

    @Test
    void aStrictStageTakesTheVeryNextSignalOrNone() {
        PatternSpec spec = thrust(AfterMatch.NO_SKIP, Contiguity.STRICT);
        play(
                spec,
                signal(1_000, TRADE_FLOW_SURGE, 1, 1),
                signal(1_001, OFI_SURGE, 1, 1),
                signal(1_002, BREAKOUT, 1, 2));
        assertThat(matches).isEmpty();
        assertThat(state.timedOut()).isZero();

        play(spec, signal(1_003, TRADE_FLOW_SURGE, 1, 1), signal(1_004, BREAKOUT, 1, 2));
        assertThat(matches).hasSize(1);
    }

    @Test
    void aRelaxedStagePassesOverWhatIsTooWeakOrOfTheOtherSide() {
        play(
                thrust(AfterMatch.NO_SKIP, Contiguity.RELAXED),
                signal(1_000, TRADE_FLOW_SURGE, -1, 5),
                signal(1_001, TRADE_FLOW_SURGE, 1, 0.9),
                signal(1_002, BREAKOUT, 1, 5),
                signal(1_010, TRADE_FLOW_SURGE, 1, 1),
                signal(1_011, BREAKOUT, 1, 1.9),
                signal(1_012, BREAKOUT, -1, 5),
                signal(1_013, BREAKOUT, 1, Double.NaN),
                signal(1_014, BREAKOUT, 1, 2));

        assertThat(matches).hasSize(1);
        assertThat(matches.get(0).firstArrival().arrivalNumber()).isEqualTo(1_010);
        assertThat(matches.get(0).arrival().arrivalNumber()).isEqualTo(1_014);
    }

    @Test
    void aNewSyncOfTheBookEndsWhatIsUnderWay() {
        Arrival later = new Arrival(1_010_000, "tape", 1_010);
        Arrival latest = new Arrival(1_020_000, "tape", 1_020);
        play(
                thrust(AfterMatch.NO_SKIP, Contiguity.RELAXED),
                signal(1_000, TRADE_FLOW_SURGE, 1, 1),
                signal(later, 2, OFI_SURGE, 1, 2),
                signal(latest, 1, BREAKOUT, 1, 2));

        assertThat(matches).isEmpty();
        assertThat(state.underWay()).isZero();
        assertThat(state.timedOut()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = AfterMatch.class,
            names = {"NO_SKIP", "SKIP_TO_NEXT"})
    void everyBeginningHasItsMatch(AfterMatch afterMatch) {
        threeBeginningsAndTwoBreakouts(afterMatch);

        assertThat(matches).extracting(PatternMatch::index).containsExactly(0, 1, 0);
        assertThat(matches)
                .extracting(match -> match.firstArrival().arrivalNumber())
                .containsExactly(1_000L, 1_001L, 1_003L);
    }

    @Test
    void skippingPastTheLastSignalLeavesTheEarliestBeginning() {
        threeBeginningsAndTwoBreakouts(AfterMatch.SKIP_PAST_LAST_EVENT);

        assertThat(matches).extracting(PatternMatch::index).containsExactly(0, 0);
        assertThat(matches)
                .extracting(match -> match.firstArrival().arrivalNumber())
                .containsExactly(1_000L, 1_003L);
    }

    private void threeBeginningsAndTwoBreakouts(AfterMatch afterMatch) {
        play(
                thrust(afterMatch, Contiguity.RELAXED),
                signal(1_000, TRADE_FLOW_SURGE, 1, 1),
                signal(1_001, TRADE_FLOW_SURGE, 1, 3),
                signal(1_002, BREAKOUT, 1, 2),
                signal(1_003, TRADE_FLOW_SURGE, 1, 1),
                signal(1_004, BREAKOUT, 1, 2));
    }

    /** Else two matches would have one key in the order of the decisions. */
    @Test
    void indexCountsAllMatchesOfAnArrival() {
        PatternSpec spec =
                new PatternSpec(
                        "any-ofi",
                        "",
                        List.of(
                                new PatternStage(
                                        "ofi", OFI_SURGE, Relation.ANY, 1, Contiguity.RELAXED)),
                        100,
                        AfterMatch.NO_SKIP,
                        MatchDirection.OF_FIRST);
        Arrival arrival = new Arrival(5_000, "tape", 1);
        play(
                spec,
                signal(arrival, 1, OFI_SURGE, -1, 1),
                signal(arrival, 1, OFI_SURGE, 1, 1),
                signal(6, OFI_SURGE, 1, 1));

        assertThat(matches).extracting(PatternMatch::index).containsExactly(0, 1, 0);
        assertThat(matches).extracting(PatternMatch::direction).containsExactly(-1, 1, 1);
    }

    @Test
    void refusesSignalsOutOfOrder() {
        PatternSpec spec = thrust(AfterMatch.NO_SKIP, Contiguity.RELAXED);
        play(spec, signal(10, BREAKOUT, 1, 1));
        assertThatThrownBy(() -> play(spec, signal(10, BREAKOUT, -1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("out of order");
    }

    /** What is under way is bounded by the window, however long the stream. */
    @Test
    void forgetsWhatRanOutOfTime() {
        PatternSpec spec = thrust(AfterMatch.NO_SKIP, Contiguity.RELAXED);
        for (int millis = 0; millis < 100_000; millis++) {
            play(spec, signal(millis, TRADE_FLOW_SURGE, 1, 1));
            assertThat(state.underWay()).isLessThanOrEqualTo(100);
        }
        assertThat(state.timedOut()).isEqualTo(100_000 - 100);
    }
}
