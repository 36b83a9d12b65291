package io.tapeflow.operators.pattern;

import io.tapeflow.core.signal.PatternStage;
import io.tapeflow.core.signal.SignalEvent;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;

/** Whether a signal is the next of a match, seen beside the first one. */
public final class StageFollows extends IterativeCondition<SignalEvent> {

    private static final long serialVersionUID = 1L;

    private final PatternStage stage;
    private final String firstStage;

    public StageFollows(PatternStage stage, String firstStage) {
        this.stage = stage;
        this.firstStage = firstStage;
    }

    @Override
    public boolean filter(SignalEvent signal, Context<SignalEvent> match) throws Exception {
        // Most signals are no candidates, and reading the match so far is the costly part.
        return stage.isCandidate(signal)
                && stage.follows(match.getEventsForPattern(firstStage).iterator().next(), signal);
    }
}
