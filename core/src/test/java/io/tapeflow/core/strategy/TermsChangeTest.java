package io.tapeflow.core.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.core.execution.OrderEvent.Status;
import io.tapeflow.core.market.BookState;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.signal.InstrumentTerms;
import io.tapeflow.core.strategy.Decision.Cause;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** A tick or lot size that changes under an open position or an order in flight. */
final class TermsChangeTest {
    private final PaperDesk desk = new PaperDesk();

    @Test
    void positionKeepsItsWorthAndItsStopInTheNewUnits() {
        desk.open(100, 1);
        change("0.01", "0.0001");
        // Bought at 100.1, stop 0.8 below the mid of 100.05.
        desk.touch(9924, 9927, 5_000).view(300, 0.1);
        assertThat(desk.out.decisions).hasSize(1);
        desk.touch(9923, 9926, 5_000).view(301, 0.1).advanceTo(306);
        assertThat(desk.out.decisions.get(1).cause()).isEqualTo(Cause.STOP_LOSS);
        assertThat(desk.out.decisions.get(1).quantity()).isEqualByComparingTo("0.010");
        // 0.010 * (99.23 - 100.1)
        assertThat(desk.out.fills.get(1).realisedPnl()).isEqualByComparingTo("-0.0087");
    }

    @Test
    void orderInFlightIsCancelled() {
        desk.view(100, 0).view(101, 0.7);
        change("0.01", "0.001");
        assertThat(desk.out.orders.get(1).status()).isEqualTo(Status.CANCELLED);
        desk.touch(10_000, 10_010, 50).view(103, 0).advanceTo(1_000);
        assertThat(desk.out.fills).isEmpty();
    }

    @Test
    void sameUnitsChangeNothing() {
        desk.view(100, 0).view(101, 0.7);
        change("0.10", "0.0010");
        desk.advanceTo(1_000);
        assertThat(desk.out.fills).hasSize(1);
    }

    private void change(String tick, String lot) {
        Instrument old = PaperDesk.BTC;
        Instrument terms =
                new Instrument(
                        old.id(),
                        old.symbol(),
                        old.venue(),
                        old.kind(),
                        old.base(),
                        old.quote(),
                        old.settle(),
                        new BigDecimal(tick),
                        new BigDecimal(lot),
                        old.contractValue(),
                        1,
                        Long.MAX_VALUE,
                        BigDecimal.ZERO,
                        old.status(),
                        old.origin());
        long millis = desk.account.lastArrival.ingestMillis();
        desk.kernel.onInput(
                desk.account, new InstrumentTerms("paper", desk.arrival(millis), terms), desk.out);
        assertThat(desk.state).isEqualTo(BookState.SYNCED);
    }
}
