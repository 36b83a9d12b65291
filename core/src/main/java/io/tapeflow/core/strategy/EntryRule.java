package io.tapeflow.core.strategy;

import io.tapeflow.core.execution.Ledger;
import io.tapeflow.core.execution.PaperExchange;
import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.Side;
import io.tapeflow.core.risk.EntryRisk;
import io.tapeflow.core.signal.FusedScore;
import io.tapeflow.core.strategy.Decision.Cause;
import io.tapeflow.core.strategy.Decision.Kind;
import io.tapeflow.core.strategy.Decision.Reason;
import java.math.BigDecimal;

/**
 * Attempts an entry when |score| crosses its threshold upwards: once, after which |score| must fall
 * below a lower level before the next crossing counts. A score that begins above the threshold
 * (after warm-up or a resync) has not crossed it.
 */
final class EntryRule {
    private final DecisionConfig config;
    private final EntryRisk risk;
    private final OrderDesk desk;

    EntryRule(DecisionConfig config, OrderDesk desk) {
        this.config = config;
        this.risk = new EntryRisk(config.risk());
        this.desk = desk;
    }

    void onScore(
            AccountState account,
            TradingState trading,
            Arrival at,
            FusedScore score,
            DecisionOutput out) {
        double size = Math.abs(score.score());
        if (!score.exists() || !trading.hasMid()) {
            trading.armed = false;
        } else if (size < config.strategy().rearmThreshold()) {
            trading.armed = true;
        } else if (trading.armed && size >= config.strategy().entryThreshold()) {
            trading.armed = false;
            trading.tally.crossings++;
            Side side = Side.ofSign(score.score());
            trading.probes.crossed(at, trading.instrument, side.sign(), trading.midHalfTicks);
            attempt(account, trading, at, side, score, out);
        }
    }

    private void attempt(
            AccountState account,
            TradingState trading,
            Arrival at,
            Side side,
            FusedScore score,
            DecisionOutput out) {
        StrategyConfig strategy = config.strategy();
        Instrument terms = trading.terms;
        BigDecimal mid = Ledger.mid(trading.midHalfTicks, terms);
        long lots = strategy.orderSize().lots(mid, terms);
        long beyond = strategy.entrySlippage().ticks(trading.volatilityTicks);
        long limitTicks =
                side == Side.BUY
                        ? trading.view.asks().priceTicks()[0] + beyond
                        : Math.max(1, trading.view.bids().priceTicks()[0] - beyond);
        Reason reason = gate(account, trading, side, lots, limitTicks, mid);
        Decision decision =
                desk.decide(
                        account,
                        trading,
                        at,
                        Kind.ENTRY,
                        side,
                        lots,
                        limitTicks,
                        reason,
                        Cause.SCORE,
                        score,
                        out);
        if (decision.accepted()) {
            trading.takeProfitHalfTicks = 2 * strategy.takeProfit().ticks(trading.volatilityTicks);
            trading.stopLossHalfTicks = 2 * strategy.stopLoss().ticks(trading.volatilityTicks);
            desk.send(trading, decision, lots, limitTicks, out);
        }
    }

    /** The gates in their fixed order: the first that is shut gives the reason. */
    private Reason gate(
            AccountState account,
            TradingState trading,
            Side side,
            long lots,
            long limitTicks,
            BigDecimal mid) {
        if (trading.pending != null) {
            return Reason.ORDER_PENDING;
        }
        if (trading.ledger.position().isOpen()) {
            return Reason.POSITION_OPEN;
        }
        StrategyConfig strategy = config.strategy();
        long spreadTicks =
                trading.view.asks().priceTicks()[0] - trading.view.bids().priceTicks()[0];
        if (spreadTicks > strategy.maxSpread().ticks(trading.volatilityTicks)) {
            return Reason.SPREAD_TOO_WIDE;
        }
        Instrument terms = trading.terms;
        BigDecimal notional = mid.multiply(terms.size(lots)).multiply(terms.contractValue());
        if (lots < Math.max(1, terms.minSizeLots())
                || notional.compareTo(terms.minNotional()) < 0) {
            return Reason.BELOW_MIN_SIZE;
        }
        long available =
                PaperExchange.available(side, limitTicks, trading.view.bids(), trading.view.asks());
        if (available < strategy.minDepthMultiple() * lots) {
            return Reason.BOOK_TOO_THIN;
        }
        BigDecimal equity =
                AccountValue.cash(account, config.paper().startingCash())
                        .add(AccountValue.unrealised(account));
        return risk.check(notional, AccountValue.committed(account), equity);
    }
}
