package io.tapeflow.operators.pattern;

import io.tapeflow.core.signal.PatternStage;
import io.tapeflow.core.signal.SignalEvent;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;

/** Whether a signal begins a match. */
public final class StageBegins extends SimpleCondition<SignalEvent> {

    private static final long serialVersionUID = 1L;

    private final PatternStage stage;

    public StageBegins(PatternStage stage) {
        this.stage = stage;
    }

    @Override
    public boolean filter(SignalEvent signal) {
        return stage.begins(signal);
    }
}
