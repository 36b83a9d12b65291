package io.tapeflow.core.signal;

import static io.tapeflow.core.signal.PatternStage.Contiguity.RELAXED;
import static io.tapeflow.core.signal.PatternStage.Relation.ANY;
import static io.tapeflow.core.signal.PatternStage.Relation.OPPOSITE_TO_FIRST;
import static io.tapeflow.core.signal.PatternStage.Relation.SAME_AS_FIRST;

import io.tapeflow.core.signal.PatternSpec.AfterMatch;
import io.tapeflow.core.signal.PatternSpec.MatchDirection;
import java.util.List;

/** The patterns that come with the product. */
public final class PatternCatalogue {

    /** Takers push, the book gives way, the price leaves its range: expect it to go on. */
    public static final PatternSpec MOMENTUM_IGNITION =
            new PatternSpec(
                    "momentum-ignition",
                    "Takers rush to one side, the quotes retreat before them and the price leaves"
                            + " its range, all within seconds: somebody in a hurry, or the stops of"
                            + " those who were wrong. Expects a short continuation.",
                    List.of(
                            stage("trade-flow", Detector.TRADE_FLOW_SURGE, ANY),
                            stage("order-flow", Detector.OFI_SURGE, SAME_AS_FIRST),
                            stage("breakout", Detector.BREAKOUT, SAME_AS_FIRST)),
                    10_000,
                    AfterMatch.NO_SKIP,
                    MatchDirection.OF_FIRST);

    /** Takers push, the book does not give way but fills up, the price turns: expect reversal. */
    public static final PatternSpec ABSORPTION_REVERSAL =
            new PatternSpec(
                    "absorption-reversal",
                    "Takers rush to one side, but resting orders take all they have and the quotes"
                            + " even advance against them; then the price turns. The takers are"
                            + " spent and on the wrong side. Expects a move against them.",
                    List.of(
                            stage("trade-flow", Detector.TRADE_FLOW_SURGE, ANY),
                            stage("order-flow", Detector.OFI_SURGE, OPPOSITE_TO_FIRST),
                            stage("flip", Detector.MOMENTUM_FLIP, OPPOSITE_TO_FIRST)),
                    15_000,
                    AfterMatch.NO_SKIP,
                    MatchDirection.OPPOSITE_TO_FIRST);

    private static final List<PatternSpec> ALL = List.of(ABSORPTION_REVERSAL, MOMENTUM_IGNITION);

    private PatternCatalogue() {}

    /** All of them, in the order of their ids. */
    public static List<PatternSpec> all() {
        return ALL;
    }

    private static PatternStage stage(
            String name, Detector detector, PatternStage.Relation relation) {
        return new PatternStage(name, detector, relation, 1.0, RELAXED);
    }
}
