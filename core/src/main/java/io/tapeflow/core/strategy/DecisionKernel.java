package io.tapeflow.core.strategy;

import io.tapeflow.core.execution.Alert;
import io.tapeflow.core.execution.IocOrder;
import io.tapeflow.core.execution.Position;
import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.signal.DecisionInput;
import io.tapeflow.core.signal.Feature;
import io.tapeflow.core.signal.FusedScore;
import io.tapeflow.core.signal.Fusion;
import io.tapeflow.core.signal.InstrumentTerms;
import io.tapeflow.core.signal.MarketView;
import io.tapeflow.core.signal.PatternMatch;
import io.tapeflow.core.strategy.Decision.Cause;
import io.tapeflow.core.strategy.Decision.Kind;
import io.tapeflow.core.strategy.Decision.Reason;
import java.math.BigDecimal;

/**
 * Turns the input of an account, in its total order, into decisions, orders and fills: fusion,
 * strategy, risk and paper execution. It holds no state of an account, only the scratch of one
 * call, so one kernel serves many accounts of one thread.
 */
public final class DecisionKernel {
    private final DecisionConfig config;
    private final Fusion fusion;
    private final OrderDesk desk;
    private final EntryRule entries;
    private final ExitRule exits;
    private final FusedScore score = new FusedScore();

    public DecisionKernel(DecisionConfig config) {
        this.config = config;
        fusion = new Fusion(config.fusion());
        desk = new OrderDesk(config.paper());
        entries = new EntryRule(config, desk);
        exits = new ExitRule(config.strategy(), desk);
    }

    /**
     * Takes the next input, after all deadlines of milliseconds before its own.
     *
     * @throws IllegalArgumentException if it is another account's, or comes before what was taken
     *     already
     */
    public void onInput(AccountState account, DecisionInput input, DecisionOutput out) {
        Arrival at = input.arrival();
        if (!input.account().equals(account.account())) {
            throw new IllegalArgumentException(
                    "account " + account.account() + " got input of " + input.account());
        }
        if (at.ingestMillis() <= account.advancedToMillis
                || (account.lastArrival != null && at.compareTo(account.lastArrival) < 0)) {
            throw new IllegalArgumentException(
                    "input out of order: "
                            + at
                            + " after "
                            + account.lastArrival
                            + " and deadlines up to "
                            + account.advancedToMillis);
        }
        fireUpTo(account, at.ingestMillis() - 1, out);
        account.lastArrival = at;
        TradingState trading = account.trading(input.instrument(), at.tapeId());
        if (input instanceof MarketView view) {
            onView(account, trading, view, out);
            scored(trading, view, out);
        } else if (input instanceof PatternMatch match) {
            onMatch(account, trading, match, out);
        } else if (input instanceof InstrumentTerms terms) {
            onTerms(account, trading, terms, out);
        }
        account.reschedule(trading);
    }

    /** Fires all deadlines up to and including this millisecond of ingest time. */
    public void advanceTo(AccountState account, long ingestMillis, DecisionOutput out) {
        fireUpTo(account, ingestMillis, out);
        account.advancedToMillis = Math.max(account.advancedToMillis, ingestMillis);
    }

    /** End of input: says what came of the account. No deadline fires. */
    public void finish(AccountState account, DecisionOutput out) {
        if (account.lastArrival != null) {
            out.summary(SummaryReport.of(account, config.paper().startingCash()));
        }
    }

    private void onTerms(
            AccountState account, TradingState trading, InstrumentTerms input, DecisionOutput out) {
        Instrument before = trading.terms;
        Instrument after = input.terms();
        if (before != null
                && (before.tickSize().compareTo(after.tickSize()) != 0
                        || before.lotSize().compareTo(after.lotSize()) != 0)) {
            TermsChange.apply(account, trading, after, input.arrival(), desk, out);
        }
        trading.terms = after;
    }

    private void onView(
            AccountState account, TradingState trading, MarketView view, DecisionOutput out) {
        long epochBefore = trading.view == null ? view.syncEpoch() : trading.view.syncEpoch();
        boolean wasSynced = trading.view == null || trading.isSynced();
        trading.view = view;
        if (!trading.isSynced()) {
            onStale(account, trading, wasSynced, out);
            return;
        }
        if (trading.terms == null) {
            throw new IllegalStateException(
                    trading.instrument + ": a view of a SYNCED book before its terms");
        }
        trading.staleAlertMillis = TradingState.NEVER;
        if (view.syncEpoch() != epochBefore) {
            trading.patterns.clear();
        }
        if (view.tradeSign() == 0) {
            trading.exitAwaitsDiff = false;
        }
        if (trading.hasMid()) {
            long mid = view.bids().priceTicks()[0] + view.asks().priceTicks()[0];
            if (mid != trading.midHalfTicks && trading.ledger.position().isOpen()) {
                AccountValue.changed(account, view.arrival());
            }
            trading.midHalfTicks = mid;
        }
        double volatility = view.feature(Feature.REALISED_VOLATILITY_60S_TICKS);
        if (!Double.isNaN(volatility)) {
            trading.volatilityTicks = volatility;
        }
        decide(account, trading, view.arrival(), out);
    }

    private void scored(TradingState trading, MarketView view, DecisionOutput out) {
        if (!out.wantsScores()) {
            return;
        }
        if (!trading.isSynced()) {
            fusion.fuse(view, trading.patterns, view.arrival().ingestTimeMicros(), score);
        }
        out.scored(
                new ScoredView(
                        view.account(),
                        view.instrument(),
                        view.arrival(),
                        view.bookState(),
                        trading.terms == null ? BigDecimal.ONE : trading.terms.tickSize(),
                        trading.terms == null ? BigDecimal.ONE : trading.terms.lotSize(),
                        view.feature(Feature.MID_TICKS),
                        view.feature(Feature.SPREAD_TICKS),
                        view.feature(Feature.OFI_10S_LOTS),
                        score.score(),
                        score.confidence()));
    }

    private void onMatch(
            AccountState account, TradingState trading, PatternMatch match, DecisionOutput out) {
        if (trading.isSynced() && trading.view.syncEpoch() == match.syncEpoch()) {
            fusion.match(match, trading.patterns);
            decide(account, trading, match.arrival(), out);
        }
    }

    private void decide(
            AccountState account, TradingState trading, Arrival at, DecisionOutput out) {
        fusion.fuse(trading.view, trading.patterns, at.ingestTimeMicros(), score);
        if (trading.hasMid()) {
            exits.onScore(account, trading, at, score, out);
        }
        entries.onScore(account, trading, at, score, out);
    }

    private void onStale(
            AccountState account, TradingState trading, boolean wasSynced, DecisionOutput out) {
        Arrival at = trading.view.arrival();
        trading.armed = false;
        trading.patterns.clear();
        if (wasSynced && trading.ledger.position().isOpen()) {
            trading.staleAlertMillis = at.ingestMillis() + config.strategy().staleAlertMillis();
        }
        IocOrder pending = trading.pending;
        if (pending != null && pending.entry()) {
            fusion.fuse(trading.view, trading.patterns, at.ingestTimeMicros(), score);
            desk.decide(
                    account,
                    trading,
                    at,
                    Kind.CANCEL,
                    pending.side(),
                    pending.lots(),
                    pending.limitTicks(),
                    Reason.ACCEPTED,
                    Cause.BOOK_STALE,
                    score,
                    out);
            desk.cancel(account.account(), trading, at, out);
        }
    }

    private void fireUpTo(AccountState account, long millis, DecisionOutput out) {
        while (account.nextDeadlineMillis() <= millis) {
            long now = account.nextDeadlineMillis();
            for (TradingState trading : account.inDeadlineOrder()) {
                if (trading.knownDeadlineMillis <= now) {
                    fire(account, trading, now, out);
                    account.reschedule(trading);
                }
            }
            if (account.equityDueMillis <= now) {
                account.equityDueMillis = TradingState.NEVER;
                out.equity(
                        AccountValue.point(
                                account,
                                Arrival.ofDeadline(now, account.equityTapeId),
                                config.paper().startingCash()));
            }
        }
    }

    private void fire(AccountState account, TradingState trading, long now, DecisionOutput out) {
        Arrival at = Arrival.ofDeadline(now, trading.tapeId);
        if (trading.pending != null && trading.pending.arrivesAtMillis() <= now) {
            onOrderArrival(account, trading, at, out);
        }
        if (trading.holdUntilMillis <= now) {
            fusion.fuse(trading.view, trading.patterns, at.ingestTimeMicros(), score);
            exits.onMaxHold(account, trading, at, score, out);
        }
        if (trading.staleAlertMillis <= now) {
            trading.staleAlertMillis = TradingState.NEVER;
            out.alert(staleAlert(account, trading, at));
        }
        trading.probes.advanceTo(now, trading.hasMid(), trading.midHalfTicks);
    }

    private void onOrderArrival(
            AccountState account, TradingState trading, Arrival at, DecisionOutput out) {
        Position position = trading.ledger.position();
        boolean entry = trading.pending.entry();
        desk.arrive(account, trading, at, out);
        if (!position.isOpen()) {
            trading.exitCause = null;
            trading.holdUntilMillis = TradingState.NEVER;
            trading.staleAlertMillis = TradingState.NEVER;
        } else if (entry) {
            trading.entryMidHalfTicks = trading.midHalfTicks;
            trading.holdUntilMillis = at.ingestMillis() + config.strategy().maxHoldMillis();
        } else {
            trading.exitAwaitsDiff = trading.isSynced();
        }
    }

    private Alert staleAlert(AccountState account, TradingState trading, Arrival at) {
        Position position = trading.ledger.position();
        return new Alert(
                account.account(),
                trading.instrument,
                at,
                Alert.Kind.OPEN_EXPOSURE_ON_STALE_BOOK,
                (position.sign() > 0 ? "long " : "short ")
                        + trading.terms.size(position.lots()).toPlainString()
                        + ", "
                        + trading.ledger
                                .exposure(trading.midHalfTicks, trading.terms)
                                .stripTrailingZeros()
                                .toPlainString()
                        + " "
                        + trading.terms.quote()
                        + " at the last mid, on a book that has not been SYNCED for "
                        + config.strategy().staleAlertMillis()
                        + " ms");
    }
}
