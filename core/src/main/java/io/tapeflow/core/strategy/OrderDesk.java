package io.tapeflow.core.strategy;

import io.tapeflow.core.execution.Fill;
import io.tapeflow.core.execution.IocOrder;
import io.tapeflow.core.execution.Ledger;
import io.tapeflow.core.execution.OrderEvent;
import io.tapeflow.core.execution.OrderEvent.Status;
import io.tapeflow.core.execution.PaperConfig;
import io.tapeflow.core.execution.PaperExchange;
import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.Side;
import io.tapeflow.core.signal.FusedScore;
import io.tapeflow.core.strategy.Decision.Cause;
import io.tapeflow.core.strategy.Decision.Kind;
import io.tapeflow.core.strategy.Decision.Reason;
import java.math.BigDecimal;

/** Writes decisions, sends their orders to the paper exchange and books what comes back. */
final class OrderDesk {
    private final PaperConfig paper;

    OrderDesk(PaperConfig paper) {
        this.paper = paper;
    }

    /** Emits a decision and counts it. */
    Decision decide(
            AccountState account,
            TradingState trading,
            Arrival at,
            Kind kind,
            Side side,
            long lots,
            long limitTicks,
            Reason reason,
            Cause cause,
            FusedScore score,
            DecisionOutput out) {
        long sequence = ++account.decisions;
        String place = at.arrivalNumber() == Arrival.AFTER_ALL ? "end" : "" + at.arrivalNumber();
        Decision decision =
                new Decision(
                        account.account()
                                + "-"
                                + trading.instrument
                                + "-"
                                + at.ingestTimeMicros()
                                + "-"
                                + place
                                + "-"
                                + sequence,
                        account.account(),
                        trading.instrument,
                        at,
                        sequence,
                        kind,
                        side,
                        trading.terms.size(lots),
                        trading.terms.price(limitTicks),
                        reason == Reason.ACCEPTED,
                        reason,
                        cause,
                        score.score(),
                        score.confidence(),
                        score.contributions());
        trading.tally.count(kind, reason);
        out.decision(decision);
        return decision;
    }

    /** Sends an accepted decision's order on its way. */
    void send(
            TradingState trading,
            Decision decision,
            long lots,
            long limitTicks,
            DecisionOutput out) {
        trading.pending =
                new IocOrder(
                        decision.id(),
                        decision.kind() == Kind.ENTRY,
                        decision.side(),
                        lots,
                        limitTicks,
                        decision.arrival().ingestMillis() + paper.latencyMillis(),
                        trading.midHalfTicks);
        event(decision.account(), trading, decision.arrival(), Status.SENT, 0, out);
    }

    /** The pending order is taken back before it arrives. */
    void cancel(String account, TradingState trading, Arrival at, DecisionOutput out) {
        event(account, trading, at, Status.CANCELLED, 0, out);
        trading.pending = null;
    }

    /** The pending order meets the book of the latest view. */
    void arrive(AccountState account, TradingState trading, Arrival at, DecisionOutput out) {
        IocOrder order = trading.pending;
        long filled = 0;
        if (trading.isSynced()) {
            filled =
                    PaperExchange.take(
                            order,
                            trading.view.bids(),
                            trading.view.asks(),
                            new Booker(account, trading, at, out));
        }
        Status status =
                filled == 0
                        ? Status.CANCELLED
                        : filled == order.lots() ? Status.FILLED : Status.PARTIALLY_FILLED;
        event(account.account(), trading, at, status, filled, out);
        trading.pending = null;
    }

    private static void event(
            String account,
            TradingState trading,
            Arrival at,
            Status status,
            long filledLots,
            DecisionOutput out) {
        IocOrder order = trading.pending;
        out.order(
                new OrderEvent(
                        order.id(),
                        account,
                        trading.instrument,
                        at,
                        status,
                        order.side(),
                        trading.terms.size(order.lots()),
                        trading.terms.size(filledLots),
                        trading.terms.price(order.limitTicks())));
    }

    private final class Booker implements PaperExchange.FillOutput {
        private final AccountState account;
        private final TradingState trading;
        private final Arrival at;
        private final DecisionOutput out;
        private int number;

        Booker(AccountState account, TradingState trading, Arrival at, DecisionOutput out) {
            this.account = account;
            this.trading = trading;
            this.at = at;
            this.out = out;
        }

        @Override
        public void fill(long priceTicks, long lots) {
            IocOrder order = trading.pending;
            BigDecimal feeBps = paper.takerFeeBps(trading.terms);
            Ledger.Booking booking =
                    trading.ledger.fill(order, priceTicks, lots, feeBps, trading.terms);
            account.cashFlow = account.cashFlow.add(booking.realised()).subtract(booking.fee());
            AccountValue.changed(account, at);
            number++;
            out.fill(
                    new Fill(
                            order.id() + "-" + number,
                            order.id(),
                            account.account(),
                            trading.instrument,
                            at,
                            order.side(),
                            trading.terms.size(lots),
                            trading.terms.price(priceTicks),
                            booking.fee(),
                            booking.realised()));
        }
    }
}
