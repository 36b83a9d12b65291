package io.tapeflow.operators.pattern;

import io.tapeflow.core.signal.SignalEvent;
import java.util.Iterator;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;

/** Whether a signal comes from another sync of the book than the match under way. */
public final class EpochEnded extends IterativeCondition<SignalEvent> {

    private static final long serialVersionUID = 1L;

    private final String firstStage;

    public EpochEnded(String firstStage) {
        this.firstStage = firstStage;
    }

    @Override
    public boolean filter(SignalEvent signal, Context<SignalEvent> match) throws Exception {
        // Flink also asks while it takes the first signal, when the match is still empty.
        Iterator<SignalEvent> begun = match.getEventsForPattern(firstStage).iterator();
        return begun.hasNext() && signal.syncEpoch() != begun.next().syncEpoch();
    }
}
