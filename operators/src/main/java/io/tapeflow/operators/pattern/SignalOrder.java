package io.tapeflow.operators.pattern;

import io.tapeflow.core.signal.SignalEvent;
import org.apache.flink.cep.EventComparator;

/** The total order of signals of one millisecond; Flink CEP orders the milliseconds itself. */
public final class SignalOrder implements EventComparator<SignalEvent> {

    private static final long serialVersionUID = 1L;

    @Override
    public int compare(SignalEvent left, SignalEvent right) {
        return SignalEvent.ORDER.compare(left, right);
    }
}
