package io.tapeflow.core.strategy;

import io.tapeflow.core.execution.EquityPoint;
import io.tapeflow.core.execution.Ledger;
import io.tapeflow.core.market.Arrival;
import java.math.BigDecimal;

/**
 * What an account is worth. Every instrument is accounted for like a margined contract, spot too:
 * cash changes by realised PnL and fees only, and a short position needs nothing borrowed.
 * Positions are marked at the last mid of a SYNCED book.
 */
final class AccountValue {
    private AccountValue() {}

    static BigDecimal cash(AccountState account, BigDecimal startingCash) {
        return startingCash.add(account.cashFlow);
    }

    static BigDecimal unrealised(TradingState trading) {
        return trading.ledger.position().isOpen()
                ? trading.ledger
                        .position()
                        .unrealised(Ledger.mid(trading.midHalfTicks, trading.terms), trading.terms)
                : BigDecimal.ZERO;
    }

    static BigDecimal unrealised(AccountState account) {
        BigDecimal sum = BigDecimal.ZERO;
        for (TradingState trading : account.byInstrument()) {
            sum = sum.add(unrealised(trading));
        }
        return sum;
    }

    /** Sum of absolute position values. */
    static BigDecimal exposure(AccountState account) {
        BigDecimal sum = BigDecimal.ZERO;
        for (TradingState trading : account.byInstrument()) {
            if (trading.ledger.position().isOpen()) {
                sum = sum.add(trading.ledger.exposure(trading.midHalfTicks, trading.terms));
            }
        }
        return sum;
    }

    /** The same with the entries that are still in flight. */
    static BigDecimal committed(AccountState account) {
        BigDecimal sum = exposure(account);
        for (TradingState trading : account.byInstrument()) {
            if (trading.pending != null && trading.pending.entry()) {
                sum =
                        sum.add(
                                trading.terms.notional(
                                        trading.pending.limitTicks(), trading.pending.lots()));
            }
        }
        return sum;
    }

    static EquityPoint point(AccountState account, Arrival at, BigDecimal startingCash) {
        BigDecimal cash = cash(account, startingCash);
        return new EquityPoint(
                account.account(), at, cash, cash.add(unrealised(account)), exposure(account));
    }

    /** Asks for a point at the end of the running second of ingest time. */
    static void changed(AccountState account, Arrival at) {
        if (account.equityDueMillis == TradingState.NEVER) {
            account.equityDueMillis = Math.floorDiv(at.ingestMillis(), 1000L) * 1000 + 999;
            account.equityTapeId = at.tapeId();
        }
    }
}
