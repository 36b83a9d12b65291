package io.tapeflow.local.promise;

import io.tapeflow.core.execution.Alert;
import io.tapeflow.core.execution.EquityPoint;
import io.tapeflow.core.execution.Fill;
import io.tapeflow.core.execution.OrderEvent;
import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.MarketRecord;
import io.tapeflow.core.signal.DecisionInput;
import io.tapeflow.core.signal.FeatureConfig;
import io.tapeflow.core.signal.FeatureKernel;
import io.tapeflow.core.signal.FeatureOutput;
import io.tapeflow.core.signal.FeedEvent;
import io.tapeflow.core.signal.FeedSummary;
import io.tapeflow.core.signal.InstrumentState;
import io.tapeflow.core.signal.InstrumentTerms;
import io.tapeflow.core.signal.MarketView;
import io.tapeflow.core.signal.PatternCatalogue;
import io.tapeflow.core.signal.PatternMatcher;
import io.tapeflow.core.signal.SignalEvent;
import io.tapeflow.core.signal.WindowRow;
import io.tapeflow.core.strategy.AccountState;
import io.tapeflow.core.strategy.AccountSummary;
import io.tapeflow.core.strategy.Decision;
import io.tapeflow.core.strategy.DecisionBuffer;
import io.tapeflow.core.strategy.DecisionConfig;
import io.tapeflow.core.strategy.DecisionKernel;
import io.tapeflow.core.strategy.DecisionOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The kernels of one instrument on one account, driven as the backtester drives them, whose input
 * can be made to end at any record: the account decides what it has, and what follows is done by a
 * written and read copy of the state. One pass over a tape so gives what every truncated tape would
 * have given. The end of input gives no view, so the large state of the instrument is exchanged for
 * its copy only now and then.
 */
final class CopiedKernels implements FeatureOutput, DecisionOutput {
    private static final int ENDS_PER_INSTRUMENT_COPY = 50;

    private final FeatureKernel features = new FeatureKernel(FeatureConfig.defaults());
    private final List<PatternMatcher> matchers =
            PatternCatalogue.all().stream().map(PatternMatcher::new).toList();
    private final List<PatternMatcher.State> matching =
            matchers.stream().map(matcher -> new PatternMatcher.State()).toList();
    private final DecisionKernel decisions;
    private final Consumer<MarketView> views;
    private final List<SignalEvent> signals = new ArrayList<>();
    private InstrumentState instrument;
    private AccountState account = new AccountState(DecisionConfig.DEFAULT_ACCOUNT);
    private DecisionBuffer buffer = new DecisionBuffer();
    private List<Decision> decided = new ArrayList<>();
    private long nowMillis = Long.MIN_VALUE;
    private int ends;

    CopiedKernels(String instrument, DecisionConfig config, Consumer<MarketView> views) {
        this.instrument = new InstrumentState(instrument);
        this.decisions = new DecisionKernel(config);
        this.views = views;
    }

    /** Decisions so far, without those that wait for the end of their millisecond. */
    List<Decision> decided() {
        return decided;
    }

    void onRecord(MarketRecord record) {
        long millis = record.arrival().ingestMillis();
        if (millis > nowMillis) {
            nowMillis = millis;
            features.advanceTo(instrument, millis - 1, this);
            matchSignals();
            buffer.release(millis - 1, decisions, account, this);
        }
        features.onRecord(instrument, record, this);
        matchSignals();
    }

    /** What a tape that ends here decides last; then goes on as if it did not. */
    List<Decision> endOfInput() throws IOException {
        AccountState accountCopy = AccountState.read(copy(account::write));
        DecisionBuffer bufferCopy = new DecisionBuffer();
        buffer.forEach(bufferCopy::add);
        List<Decision> before = decided;
        decided = new ArrayList<>();
        buffer.release(Long.MAX_VALUE, decisions, account, this);
        if (ends++ % ENDS_PER_INSTRUMENT_COPY == 0) {
            InstrumentState instrumentCopy = InstrumentState.read(copy(instrument::write));
            features.finish(instrument, this);
            instrument = instrumentCopy;
        }
        List<Decision> last = decided;
        decided = before;
        account = accountCopy;
        buffer = bufferCopy;
        return last;
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static DataInputStream copy(Writing state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        state.to(new DataOutputStream(bytes));
        return new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    }

    private void matchSignals() {
        signals.sort(SignalEvent.ORDER);
        for (int i = 0; i < matchers.size(); i++) {
            for (SignalEvent signal : signals) {
                matchers.get(i)
                        .onSignal(matching.get(i), signal, match -> add(match.seenBy(account())));
            }
        }
        signals.clear();
    }

    private void add(DecisionInput input) {
        buffer.add(input);
    }

    private String account() {
        return account.account();
    }

    @Override
    public void terms(Arrival arrival, Instrument terms) {
        add(new InstrumentTerms(account(), arrival, terms));
    }

    @Override
    public void view(MarketView view) {
        views.accept(view);
        add(view.seenBy(account()));
    }

    @Override
    public void signal(SignalEvent signal) {
        signals.add(signal);
    }

    @Override
    public void decision(Decision decision) {
        decided.add(decision);
    }

    @Override
    public void feed(FeedEvent event) {}

    @Override
    public void window(WindowRow row) {}

    @Override
    public void summary(FeedSummary summary) {}

    @Override
    public void order(OrderEvent event) {}

    @Override
    public void fill(Fill fill) {}

    @Override
    public void alert(Alert alert) {}

    @Override
    public void equity(EquityPoint point) {}

    @Override
    public void summary(AccountSummary summary) {}
}
