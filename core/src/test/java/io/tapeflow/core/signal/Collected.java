package io.tapeflow.core.signal;

import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.MarketRecord;
import java.util.ArrayList;
import java.util.List;

/** Keeps everything that the features kernel makes. */
final class Collected implements FeatureOutput {
    final List<Instrument> terms = new ArrayList<>();
    final List<MarketView> views = new ArrayList<>();
    final List<SignalEvent> signals = new ArrayList<>();
    final List<FeedEvent> feed = new ArrayList<>();
    final List<WindowRow> windows = new ArrayList<>();
    final List<FeedSummary> summaries = new ArrayList<>();

    /** Runs a whole capture through a kernel. */
    static Collected of(List<MarketRecord> records) {
        Collected collected = new Collected();
        FeatureKernel kernel = new FeatureKernel(FeatureConfig.defaults());
        InstrumentState state = new InstrumentState(records.get(0).instrument());
        for (MarketRecord record : records) {
            kernel.onRecord(state, record, collected);
        }
        kernel.finish(state, collected);
        return collected;
    }

    MarketView lastView() {
        return views.get(views.size() - 1);
    }

    @Override
    public void terms(Arrival arrival, Instrument newTerms) {
        terms.add(newTerms);
    }

    @Override
    public void view(MarketView view) {
        views.add(view);
    }

    @Override
    public void signal(SignalEvent signal) {
        signals.add(signal);
    }

    @Override
    public void feed(FeedEvent event) {
        feed.add(event);
    }

    @Override
    public void window(WindowRow row) {
        windows.add(row);
    }

    @Override
    public void summary(FeedSummary summary) {
        summaries.add(summary);
    }
}
