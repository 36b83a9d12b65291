package io.tapeflow.core.signal;

import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.Instrument;

/** The terms that hold for an account's instrument from here on. */
public record InstrumentTerms(String account, Arrival arrival, Instrument terms)
        implements DecisionInput {
    @Override
    public String instrument() {
        return terms.id();
    }

    @Override
    public int kindOrder() {
        return 0;
    }
}
