package io.tapeflow.core.strategy;

import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.Instrument;
import java.math.RoundingMode;

/** Carries an account's instrument over to a new tick or lot size, which resets the book. */
final class TermsChange {
    private TermsChange() {}

    static void apply(
            AccountState account,
            TradingState trading,
            Instrument after,
            Arrival at,
            OrderDesk desk,
            DecisionOutput out) {
        Instrument before = trading.terms;
        if (trading.pending != null) {
            desk.cancel(account.account(), trading, at, out);
        }
        trading.ledger.position().restate(before, after);
        trading.midHalfTicks = restate(trading.midHalfTicks, before, after);
        trading.entryMidHalfTicks = restate(trading.entryMidHalfTicks, before, after);
        trading.takeProfitHalfTicks = restate(trading.takeProfitHalfTicks, before, after);
        trading.stopLossHalfTicks = restate(trading.stopLossHalfTicks, before, after);
        trading.volatilityTicks *= before.tickSize().doubleValue() / after.tickSize().doubleValue();
        trading.probes.forget();
    }

    private static long restate(long halfTicks, Instrument before, Instrument after) {
        return before.price(halfTicks)
                .divide(after.tickSize(), 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }
}
