package io.tapeflow.core.signal;

import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.Instrument;

/** Where the features kernel of an instrument puts what it makes. */
public interface FeatureOutput {

    /** New terms hold from this arrival on. */
    void terms(Arrival arrival, Instrument terms);

    /** A view; its account is empty and filled in by whoever fans it out. */
    void view(MarketView view);

    void signal(SignalEvent signal);

    void feed(FeedEvent event);

    void window(WindowRow row);

    void summary(FeedSummary summary);
}
