package io.tapeflow.core.strategy;

import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.Side;
import io.tapeflow.core.signal.FusedScore;
import io.tapeflow.core.strategy.Decision.Cause;
import io.tapeflow.core.strategy.Decision.Kind;
import io.tapeflow.core.strategy.Decision.Reason;

/**
 * Closes positions by stop, take-profit, opposite score or maximum hold. Once there is a cause, it
 * stays until the position is flat: an exit that is not filled is sent again, and while the book is
 * not SYNCED it waits for the first view that is.
 */
final class ExitRule {
    private final StrategyConfig config;
    private final OrderDesk desk;

    ExitRule(StrategyConfig config, OrderDesk desk) {
        this.config = config;
        this.desk = desk;
    }

    /** Looks for a cause on a SYNCED view with a mid, and acts on it. */
    void onScore(
            AccountState account,
            TradingState trading,
            Arrival at,
            FusedScore score,
            DecisionOutput out) {
        if (trading.ledger.position().isOpen() && trading.exitCause == null) {
            trading.exitCause = cause(trading, score);
        }
        act(account, trading, at, score, out);
    }

    /** Sends the exit if one is due and can be sent now. */
    void act(
            AccountState account,
            TradingState trading,
            Arrival at,
            FusedScore score,
            DecisionOutput out) {
        if (trading.exitCause == null
                || trading.pending != null
                || trading.exitAwaitsDiff
                || !trading.hasMid()) {
            return;
        }
        trading.holdUntilMillis = TradingState.NEVER;
        long lots = trading.ledger.position().lots();
        Side side = Side.ofSign(-trading.ledger.position().sign());
        long beyond = config.exitSlippage().ticks(trading.volatilityTicks);
        long limitTicks =
                side == Side.BUY
                        ? trading.view.asks().priceTicks()[0] + beyond
                        : Math.max(1, trading.view.bids().priceTicks()[0] - beyond);
        Decision decision =
                desk.decide(
                        account,
                        trading,
                        at,
                        Kind.EXIT,
                        side,
                        lots,
                        limitTicks,
                        Reason.ACCEPTED,
                        trading.exitCause,
                        score,
                        out);
        desk.send(trading, decision, lots, limitTicks, out);
    }

    /** The position has been open for as long as it may be. */
    void onMaxHold(
            AccountState account,
            TradingState trading,
            Arrival at,
            FusedScore score,
            DecisionOutput out) {
        trading.holdUntilMillis = TradingState.NEVER;
        if (trading.exitCause == null) {
            trading.exitCause = Cause.MAX_HOLD;
            act(account, trading, at, score, out);
        }
    }

    private Cause cause(TradingState trading, FusedScore score) {
        int direction = trading.ledger.position().sign();
        long move = direction * (trading.midHalfTicks - trading.entryMidHalfTicks);
        if (move <= -trading.stopLossHalfTicks) {
            return Cause.STOP_LOSS;
        }
        if (move >= trading.takeProfitHalfTicks) {
            return Cause.TAKE_PROFIT;
        }
        // False for a score that does not exist, which is NaN.
        return direction * score.score() <= -config.exitThreshold() ? Cause.OPPOSITE_SCORE : null;
    }
}
