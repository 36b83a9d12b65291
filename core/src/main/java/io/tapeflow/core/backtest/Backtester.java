package io.tapeflow.core.backtest;

import io.tapeflow.core.market.MarketRecord;
import io.tapeflow.core.market.Rejected;
import io.tapeflow.core.signal.DecisionInput;
import io.tapeflow.core.signal.FeatureConfig;
import io.tapeflow.core.signal.FeatureKernel;
import io.tapeflow.core.signal.PatternMatcher;
import io.tapeflow.core.signal.PatternSpec;
import io.tapeflow.core.strategy.AccountState;
import io.tapeflow.core.strategy.DecisionBuffer;
import io.tapeflow.core.strategy.DecisionConfig;
import io.tapeflow.core.strategy.DecisionKernel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Drives the features, pattern and decisions kernels from market records, in one thread and without
 * Flink. The same records give the same decisions as the job: before a record in millisecond m all
 * deadlines of milliseconds before m fire, of all instruments and then of all accounts, and the
 * accounts take their input through the same {@link DecisionBuffer}.
 */
public final class Backtester {
    private record Alarm(long millis, InstrumentRun run) {}

    private record AccountRun(AccountState state, DecisionBuffer buffer) {}

    /** Instruments do not see each other, so their order matters only to who reads the output. */
    private static final Comparator<Alarm> ALARM_ORDER =
            Comparator.comparingLong(Alarm::millis)
                    .thenComparing(alarm -> alarm.run().instrument());

    private final FeatureKernel features;
    private final List<PatternMatcher> matchers = new ArrayList<>();
    private final DecisionKernel decisions;
    private final Function<String, List<String>> accountsOf;
    private final BacktestOutput out;

    private final Map<String, InstrumentRun> instruments = new HashMap<>();
    private final TreeMap<String, AccountRun> accounts = new TreeMap<>();
    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>(ALARM_ORDER);
    private long nowMillis = Long.MIN_VALUE;

    /** A backtest in which each of the accounts trades every instrument. */
    public Backtester(
            FeatureConfig features,
            List<PatternSpec> patterns,
            DecisionConfig decisions,
            List<String> accounts,
            BacktestOutput out) {
        this(features, patterns, decisions, everythingTo(List.copyOf(accounts)), out);
    }

    /**
     * A backtest.
     *
     * @param accountsOf the accounts that trade an instrument, by its id
     */
    public Backtester(
            FeatureConfig features,
            List<PatternSpec> patterns,
            DecisionConfig decisions,
            Function<String, List<String>> accountsOf,
            BacktestOutput out) {
        this.features = new FeatureKernel(features);
        patterns.forEach(pattern -> matchers.add(new PatternMatcher(pattern)));
        this.decisions = new DecisionKernel(decisions);
        this.accountsOf = accountsOf;
        this.out = out;
    }

    private static Function<String, List<String>> everythingTo(List<String> accounts) {
        return instrument -> accounts;
    }

    /**
     * Takes the next record.
     *
     * @throws IllegalArgumentException if its millisecond is before that of the one before it:
     *     records of several tapes come merged
     */
    public void onRecord(MarketRecord record) {
        long millis = record.arrival().ingestMillis();
        if (millis < nowMillis) {
            throw new IllegalArgumentException(
                    "records are not merged: " + record.arrival() + " after " + nowMillis + " ms");
        }
        if (millis > nowMillis) {
            nowMillis = millis;
            passTimeBefore(millis);
        }
        if (record instanceof Rejected rejected) {
            out.rejected(rejected);
            return;
        }
        InstrumentRun run = instruments.get(record.instrument());
        if (run == null) {
            run = new InstrumentRun(record.instrument(), matchers, this::deliver, accountsOf, out);
            instruments.put(record.instrument(), run);
        }
        features.onRecord(run.state, record, run);
        run.matchSignals();
        setAlarm(run);
    }

    /** End of input: what is buffered is decided, and no deadline fires. */
    public void finish() {
        for (AccountRun account : accounts.values()) {
            account.buffer().release(Long.MAX_VALUE, decisions, account.state(), out);
        }
        for (InstrumentRun run : new TreeMap<>(instruments).values()) {
            features.finish(run.state, run);
        }
        for (AccountRun account : accounts.values()) {
            decisions.finish(account.state(), out);
        }
    }

    private void passTimeBefore(long millis) {
        while (!alarms.isEmpty() && alarms.peek().millis() < millis) {
            Alarm alarm = alarms.poll();
            InstrumentRun run = alarm.run();
            run.alarmMillis = Long.MAX_VALUE;
            features.advanceTo(run.state, alarm.millis(), run);
            run.matchSignals();
            setAlarm(run);
        }
        for (AccountRun account : accounts.values()) {
            account.buffer().release(millis - 1, decisions, account.state(), out);
        }
    }

    /**
     * Keeps an alarm at or before an instrument's next deadline. A deadline that moves away with
     * every record costs an alarm only each time the old one goes off.
     */
    private void setAlarm(InstrumentRun run) {
        long deadlineMillis = run.state.nextDeadlineMillis();
        if (deadlineMillis < run.alarmMillis) {
            run.alarmMillis = deadlineMillis;
            alarms.add(new Alarm(deadlineMillis, run));
        }
    }

    private void deliver(DecisionInput input) {
        AccountRun account = accounts.get(input.account());
        if (account == null) {
            account = new AccountRun(new AccountState(input.account()), new DecisionBuffer());
            accounts.put(input.account(), account);
        }
        account.buffer().add(input);
    }
}
