package io.tapeflow.core.strategy;

import io.tapeflow.core.execution.TripSums;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Sums an account up at the end of its input. */
final class SummaryReport {
    private final Tally tally = new Tally();
    private final List<ScoreQuality> quality = new ArrayList<>();
    private TripSums trips = TripSums.NONE;
    private long fills;
    private long roundTrips;
    private BigDecimal fees = BigDecimal.ZERO;
    private BigDecimal realised = BigDecimal.ZERO;
    private BigDecimal unrealised = BigDecimal.ZERO;
    private BigDecimal openQuantity = BigDecimal.ZERO;

    private SummaryReport() {
        quality.addAll(new ScoreProbes().quality());
    }

    static AccountSummary of(AccountState account, BigDecimal startingCash) {
        SummaryReport total = new SummaryReport();
        List<InstrumentResult> instruments = new ArrayList<>();
        for (TradingState trading : account.byInstrument()) {
            SummaryReport one = new SummaryReport();
            one.add(trading);
            if (trading.ledger.position().isOpen()) {
                one.openQuantity =
                        trading.terms
                                .size(trading.ledger.position().lots())
                                .multiply(BigDecimal.valueOf(trading.ledger.position().sign()));
            }
            instruments.add(one.result(trading.instrument));
            total.add(trading);
        }
        BigDecimal cash = AccountValue.cash(account, startingCash);
        return new AccountSummary(
                account.account(),
                account.lastArrival,
                startingCash,
                cash,
                cash.add(AccountValue.unrealised(account)),
                AccountValue.exposure(account),
                total.result(""),
                instruments);
    }

    private void add(TradingState trading) {
        tally.add(trading.tally);
        List<ScoreQuality> more = trading.probes.quality();
        for (int i = 0; i < quality.size(); i++) {
            quality.set(i, quality.get(i).plus(more.get(i)));
        }
        trips = trips.plus(trading.ledger.closedTrips());
        fills += trading.ledger.fills();
        roundTrips += trading.ledger.roundTrips();
        fees = fees.add(trading.ledger.fees());
        realised = realised.add(trading.ledger.realised());
        unrealised = unrealised.add(AccountValue.unrealised(trading));
    }

    private InstrumentResult result(String instrument) {
        return new InstrumentResult(
                instrument,
                tally.crossings,
                tally.entries,
                tally.exits,
                tally.cancels,
                tally.rejections.clone(),
                fills,
                roundTrips,
                fees,
                realised,
                unrealised,
                openQuantity,
                trips.bpOfEntry(trips.grossEdge()),
                trips.bpOfEntry(trips.slippage()),
                trips.bpOfEntry(trips.fees()),
                trips.bpOfEntry(trips.realised().subtract(trips.fees())),
                trips.breakEvenFeeBp(),
                List.copyOf(quality));
    }
}
