package io.tapeflow.core.backtest;

import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.signal.DecisionInput;
import io.tapeflow.core.signal.FeatureOutput;
import io.tapeflow.core.signal.FeedEvent;
import io.tapeflow.core.signal.FeedSummary;
import io.tapeflow.core.signal.InstrumentState;
import io.tapeflow.core.signal.InstrumentTerms;
import io.tapeflow.core.signal.MarketView;
import io.tapeflow.core.signal.PatternMatch;
import io.tapeflow.core.signal.PatternMatcher;
import io.tapeflow.core.signal.SignalEvent;
import io.tapeflow.core.signal.WindowRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** One instrument in a backtest: its state, and what becomes of what its kernels make. */
final class InstrumentRun implements FeatureOutput {
    final InstrumentState state;

    /** The earliest alarm that is set, {@link Long#MAX_VALUE} for none. */
    long alarmMillis = Long.MAX_VALUE;

    private final String instrument;
    private final List<PatternMatcher> matchers;
    private final List<PatternMatcher.State> matching = new ArrayList<>();
    private final List<SignalEvent> signals = new ArrayList<>();
    private final Consumer<DecisionInput> accounts;
    private final List<String> tradedBy;
    private final BacktestOutput out;

    InstrumentRun(
            String instrument,
            List<PatternMatcher> matchers,
            Consumer<DecisionInput> accounts,
            Function<String, List<String>> accountsOf,
            BacktestOutput out) {
        this.instrument = instrument;
        this.matchers = matchers;
        this.accounts = accounts;
        this.tradedBy = accountsOf.apply(instrument);
        this.out = out;
        state = new InstrumentState(instrument);
        matchers.forEach(matcher -> matching.add(new PatternMatcher.State()));
    }

    String instrument() {
        return instrument;
    }

    /**
     * Puts the signals of one record to the patterns, in the order the job's patterns take them.
     */
    void matchSignals() {
        if (signals.isEmpty()) {
            return;
        }
        signals.sort(SignalEvent.ORDER);
        for (int i = 0; i < matchers.size(); i++) {
            for (SignalEvent signal : signals) {
                matchers.get(i).onSignal(matching.get(i), signal, this::onMatch);
            }
        }
        signals.clear();
    }

    private void onMatch(PatternMatch match) {
        out.match(match);
        for (String account : tradedBy) {
            accounts.accept(match.seenBy(account));
        }
    }

    @Override
    public void terms(Arrival arrival, Instrument terms) {
        for (String account : tradedBy) {
            accounts.accept(new InstrumentTerms(account, arrival, terms));
        }
    }

    @Override
    public void view(MarketView view) {
        for (String account : tradedBy) {
            accounts.accept(view.seenBy(account));
        }
    }

    @Override
    public void signal(SignalEvent signal) {
        signals.add(signal);
        out.signal(signal);
    }

    @Override
    public void feed(FeedEvent event) {
        out.feed(event);
    }

    @Override
    public void window(WindowRow row) {
        out.window(row);
    }

    @Override
    public void summary(FeedSummary summary) {
        out.feedSummary(summary);
    }
}
