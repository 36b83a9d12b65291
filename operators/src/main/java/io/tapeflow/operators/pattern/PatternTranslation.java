package io.tapeflow.operators.pattern;

import io.tapeflow.core.signal.PatternSpec;
import io.tapeflow.core.signal.PatternStage;
import io.tapeflow.core.signal.PatternStage.Contiguity;
import io.tapeflow.core.signal.SignalEvent;
import java.time.Duration;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;

/** Says a pattern of core in the words of Flink CEP. */
public final class PatternTranslation {

    // Names of stages hold no such character.
    private static final String EPOCH_GUARD = "!epoch-before-";

    private PatternTranslation() {}

    public static Pattern<SignalEvent, SignalEvent> translate(PatternSpec spec) {
        PatternStage first = spec.first();
        Pattern<SignalEvent, SignalEvent> pattern =
                Pattern.<SignalEvent>begin(first.name(), skipStrategy(spec.afterMatch()))
                        .where(new StageBegins(first));
        for (PatternStage stage : spec.stages().subList(1, spec.stages().size())) {
            pattern = append(pattern, stage, first.name());
        }
        return pattern.within(Duration.ofMillis(spec.withinMillis()));
    }

    private static Pattern<SignalEvent, SignalEvent> append(
            Pattern<SignalEvent, SignalEvent> pattern, PatternStage stage, String first) {
        Pattern<SignalEvent, SignalEvent> next;
        if (stage.contiguity() == Contiguity.STRICT) {
            next = pattern.next(stage.name());
        } else {
            // A relaxed stage would wait on after a new sync: with nothing left to find it would
            // only hold back the matches of the new epoch, where a skip strategy asks for order.
            next =
                    pattern.notFollowedBy(EPOCH_GUARD + stage.name())
                            .where(new EpochEnded(first))
                            .followedBy(stage.name());
        }
        return next.where(new StageFollows(stage, first));
    }

    private static AfterMatchSkipStrategy skipStrategy(PatternSpec.AfterMatch afterMatch) {
        switch (afterMatch) {
            case SKIP_TO_NEXT:
                return AfterMatchSkipStrategy.skipToNext();
            case SKIP_PAST_LAST_EVENT:
                return AfterMatchSkipStrategy.skipPastLastEvent();
            default:
                return AfterMatchSkipStrategy.noSkip();
        }
    }
}
