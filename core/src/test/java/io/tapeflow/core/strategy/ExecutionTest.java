package io.tapeflow.core.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.core.execution.Fill;
import io.tapeflow.core.execution.OrderEvent;
import io.tapeflow.core.execution.OrderEvent.Status;
import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.BookState;
import io.tapeflow.core.market.Levels;
import io.tapeflow.core.market.Side;
import io.tapeflow.core.strategy.Decision.Cause;
import io.tapeflow.core.strategy.Decision.Kind;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of orders and positions; all numbers worked out by hand. */
final class ExecutionTest {
    private final PaperDesk desk = new PaperDesk();
    private final RecordedDecisions out = desk.out;

    @Test
    void orderMeetsTheBookOfTheEndOfItsMillisecond() {
        desk.view(100, 0).view(101, 0.7);
        desk.touch(999, 1000, 50).view(106, 0.7);
        assertThat(out.fills).isEmpty();
        // Still millisecond 106: this is the book the order meets.
        desk.touch(1001, 1002, 50).view(106, 0.7);
        desk.touch(1000, 1001, 50).view(107, 0.7);
        assertThat(out.fills).hasSize(1);
        Fill fill = out.fills.get(0);
        assertThat(fill.price()).isEqualByComparingTo("100.2");
        assertThat(fill.arrival()).isEqualTo(Arrival.ofDeadline(106, PaperDesk.TAPE));
        assertThat(fill.id()).isEqualTo(fill.orderId() + "-1");
        assertThat(fill.orderId()).isEqualTo(out.decisions.get(0).id());
        assertThat(statuses()).containsExactly(Status.SENT, Status.FILLED);
    }

    @Test
    void orderWalksLevelsUpToItsLimitAndTheRestIsCancelled() {
        desk.view(100, 0).view(101, -0.7);
        desk.bids = new Levels(new long[] {1000, 999, 998}, new long[] {4, 3, 100});
        desk.view(102, -0.7).advanceTo(106);
        assertThat(out.fills).extracting(Fill::side).containsExactly(Side.SELL, Side.SELL);
        assertThat(out.fills.get(0).price()).isEqualByComparingTo("100.0");
        assertThat(out.fills.get(0).quantity()).isEqualByComparingTo("0.004");
        assertThat(out.fills.get(1).price()).isEqualByComparingTo("99.9");
        assertThat(out.fills.get(1).quantity()).isEqualByComparingTo("0.003");
        // 0.003 * 99.9 * 5 bp
        assertThat(out.fills.get(1).fee()).isEqualByComparingTo("0.00014985");
        OrderEvent last = out.orders.get(1);
        assertThat(last.status()).isEqualTo(Status.PARTIALLY_FILLED);
        assertThat(last.filledQuantity()).isEqualByComparingTo("0.007");
        assertThat(last.limitPrice()).isEqualByComparingTo("99.9");
    }

    @Test
    void orderFindsNothingWithinItsLimit() {
        desk.view(100, 0).view(101, 0.7);
        desk.touch(1002, 1003, 50).view(102, 0.7).advanceTo(106);
        assertThat(statuses()).containsExactly(Status.SENT, Status.CANCELLED);
        // The way is free for the next crossing.
        desk.view(200, 0).view(201, 0.7);
        assertThat(out.decisions.get(1).accepted()).isTrue();
    }

    @Test
    void spotPaysItsOwnFee() {
        assertThat(
                        PaperDesk.config()
                                .paper()
                                .takerFeeBps(
                                        PaperDesk.instrument(
                                                "BTCUSDT",
                                                io.tapeflow.core.market.Instrument.Kind.SPOT)))
                .isEqualByComparingTo("10");
    }

    @Test
    void takeProfitAndItsExactResult() {
        desk.open(100, 1);
        // Bought 0.010 at 100.1; mid 100.05 at the fill. Ten ticks more make 101.05.
        desk.touch(1009, 1011, 50).view(200, 0.1);
        assertThat(exits()).isEmpty();
        desk.touch(1010, 1011, 50).view(201, 0.1);
        assertThat(exits()).extracting(Decision::cause).containsExactly(Cause.TAKE_PROFIT);
        assertThat(exits().get(0).price()).isEqualByComparingTo("100.7");
        desk.advanceTo(206);
        Fill exit = out.fills.get(1);
        assertThat(exit.price()).isEqualByComparingTo("101.0");
        assertThat(exit.realisedPnl()).isEqualByComparingTo("0.009");
        AccountSummary summary = desk.finish();
        // Fees: 0.010 * (100.1 + 101.0) * 5 bp
        assertThat(summary.total().fees()).isEqualByComparingTo("0.0010055");
        assertThat(summary.cash()).isEqualByComparingTo("100000.0079945");
        assertThat(summary.equity()).isEqualByComparingTo(summary.cash());
        assertThat(summary.total().roundTrips()).isEqualTo(1);
        // Mid to mid 100.05 -> 101.05 on an entry at 100.1.
        assertThat(summary.total().grossEdgeBp()).isCloseTo(99.9000999, within());
        assertThat(summary.total().slippageBp()).isCloseTo(9.9900100, within());
        assertThat(summary.total().feesBp()).isCloseTo(10.0449550, within());
        assertThat(summary.total().netBp()).isCloseTo(79.8651349, within());
        assertThat(summary.total().breakEvenFeeBp()).isCloseTo(44.7538538, within());
    }

    @Test
    void stopLossOfAShortPosition() {
        desk.open(100, -1);
        desk.touch(1007, 1009, 50).view(200, -0.1);
        assertThat(exits()).isEmpty();
        desk.touch(1007, 1010, 50).view(200, -0.1);
        assertThat(exits()).extracting(Decision::cause).containsExactly(Cause.STOP_LOSS);
        assertThat(exits().get(0).side()).isEqualTo(Side.BUY);
        desk.advanceTo(205);
        assertThat(out.fills.get(1).realisedPnl()).isEqualByComparingTo("-0.010");
    }

    /** Mid 100.05 at the fill; stop 8 ticks, take-profit 10 ticks, both as sums of bid and ask. */
    @ParameterizedTest
    @CsvSource({
        "1, 992, 994, ''", "1, 992, 993, STOP_LOSS", "1, 1010, 1010, ''",
        "1, 1010, 1011, TAKE_PROFIT", "-1, 1008, 1008, ''", "-1, 1008, 1009, STOP_LOSS",
        "-1, 991, 991, ''", "-1, 990, 991, TAKE_PROFIT"
    })
    void distancesAreTheSameBothWays(int direction, long bid, long ask, String cause) {
        desk.open(100, direction);
        desk.touch(bid, ask, 50).view(200, 0.1 * direction);
        assertThat(exits().stream().map(one -> one.cause().name()).toList())
                .isEqualTo(cause.isEmpty() ? List.of() : List.of(cause));
    }

    @Test
    void oppositeScoreCloses() {
        desk.open(100, 1);
        desk.view(200, -0.39);
        assertThat(exits()).isEmpty();
        desk.view(201, -0.41);
        assertThat(exits()).extracting(Decision::cause).containsExactly(Cause.OPPOSITE_SCORE);
    }

    @Test
    void maximumHoldIsADeadline() {
        desk.open(100, 1);
        // Decided at 101, filled at 106.
        desk.advanceTo(30_105);
        assertThat(exits()).isEmpty();
        desk.advanceTo(30_106);
        assertThat(exits()).extracting(Decision::cause).containsExactly(Cause.MAX_HOLD);
        assertThat(exits().get(0).arrival()).isEqualTo(Arrival.ofDeadline(30_106, PaperDesk.TAPE));
        desk.advanceTo(30_111);
        assertThat(desk.finish().total().roundTrips()).isEqualTo(1);
    }

    @Test
    void exitThatIsNotFilledIsSentAgainOnceTheBookChanged() {
        desk.open(100, 1);
        desk.touch(980, 1000, 4).view(200, 0.1);
        desk.touch(970, 1000, 4).view(201, 0.1).advanceTo(205);
        assertThat(statuses().get(3)).isEqualTo(Status.CANCELLED);
        desk.restore();
        desk.tradeSign = 1;
        desk.view(210, 0.1);
        assertThat(exits()).hasSize(1);
        desk.tradeSign = 0;
        desk.view(211, 0.1).advanceTo(216);
        assertThat(exits()).hasSize(2);
        assertThat(statuses().get(5)).isEqualTo(Status.PARTIALLY_FILLED);
        desk.touch(975, 1000, 50).view(220, 0.1).advanceTo(225);
        assertThat(exits())
                .extracting(Decision::cause)
                .containsExactly(Cause.STOP_LOSS, Cause.STOP_LOSS, Cause.STOP_LOSS);
        assertThat(exits().get(2).quantity()).isEqualByComparingTo("0.006");
        assertThat(desk.finish().total().openQuantity()).isEqualByComparingTo("0");
    }

    @Test
    void staleBookCancelsTheEntryAtOnce() {
        desk.view(100, 0).view(101, 0.7);
        desk.state = BookState.STALE;
        desk.view(103, 0);
        Decision cancel = out.decisions.get(1);
        assertThat(cancel.kind()).isEqualTo(Kind.CANCEL);
        assertThat(cancel.cause()).isEqualTo(Cause.BOOK_STALE);
        assertThat(cancel.accepted()).isTrue();
        assertThat(cancel.arrival().ingestMillis()).isEqualTo(103);
        assertThat(statuses()).containsExactly(Status.SENT, Status.CANCELLED);
        desk.state = BookState.SYNCED;
        desk.view(104, 0).advanceTo(1000);
        assertThat(out.fills).isEmpty();
        assertThat(desk.finish().total().cancels()).isEqualTo(1);
    }

    @Test
    void exitThatArrivesAtAStaleBookIsCancelledAndWaitsForTheFirstSyncedView() {
        desk.open(100, 1);
        desk.view(200, -0.5);
        desk.state = BookState.STALE;
        desk.view(203, 0).advanceTo(205);
        assertThat(statuses()).endsWith(Status.SENT, Status.CANCELLED);
        assertThat(exits()).hasSize(1);
        desk.view(400, 0);
        assertThat(exits()).hasSize(1);
        desk.state = BookState.SYNCED;
        desk.view(500, 0);
        assertThat(exits()).extracting(Decision::cause).containsOnly(Cause.OPPOSITE_SCORE);
        assertThat(exits()).hasSize(2);
        desk.advanceTo(505);
        assertThat(desk.finish().total().roundTrips()).isEqualTo(1);
    }

    @Test
    void stopAndMaximumHoldStayDueWhileTheBookIsStale() {
        desk.open(100, 1);
        desk.state = BookState.STALE;
        desk.view(200, 0).advanceTo(40_000);
        assertThat(exits()).isEmpty();
        desk.state = BookState.SYNCED;
        desk.syncEpoch++;
        desk.view(40_001, 0);
        assertThat(exits()).extracting(Decision::cause).containsExactly(Cause.MAX_HOLD);
    }

    @Test
    void stopActsOnTheFirstSyncedView() {
        desk.open(100, 1);
        desk.state = BookState.STALE;
        desk.view(200, 0);
        desk.state = BookState.SYNCED;
        desk.touch(900, 901, 50).view(300, 0);
        assertThat(exits()).extracting(Decision::cause).containsExactly(Cause.STOP_LOSS);
    }

    @Test
    void alertNamesTheExposureThatIsOpenOnAStaleBook() {
        desk.open(100, 1);
        desk.state = BookState.STALE;
        desk.view(200, 0).view(3000, 0).advanceTo(5_199);
        assertThat(out.alerts).isEmpty();
        desk.advanceTo(5_200);
        assertThat(out.alerts).hasSize(1);
        assertThat(out.alerts.get(0).detail())
                .isEqualTo(
                        "long 0.010, 1.0005 USDT at the last mid, on a book that has not been"
                                + " SYNCED for 5000 ms");
        desk.advanceTo(20_000);
        assertThat(out.alerts).hasSize(1);
    }

    @Test
    void noAlertWhenTheBookIsSyncedInTimeOrNothingIsOpen() {
        desk.open(100, 1);
        desk.state = BookState.STALE;
        desk.view(200, 0);
        desk.state = BookState.SYNCED;
        desk.view(5_200, 0).advanceTo(20_000);
        PaperDesk flat = new PaperDesk();
        flat.view(100, 0);
        flat.state = BookState.STALE;
        flat.view(200, 0).advanceTo(20_000);
        assertThat(out.alerts).isEmpty();
        assertThat(flat.out.alerts).isEmpty();
    }

    @Test
    void equityAtMostOncePerSecondAndOnlyWhenItChanged() {
        desk.open(1_100, 1).view(1_500, 0.5).view(2_100, 0.5);
        assertThat(out.equity).hasSize(1);
        assertThat(out.equity.get(0).arrival())
                .isEqualTo(Arrival.ofDeadline(1_999, PaperDesk.TAPE));
        // Bought at 100.1, mid 100.05: 0.010 * 0.05 and the fee 0.0005005 below the start.
        assertThat(out.equity.get(0).equity()).isEqualByComparingTo("99999.9989995");
        assertThat(out.equity.get(0).cash()).isEqualByComparingTo("99999.9994995");
        assertThat(out.equity.get(0).exposure()).isEqualByComparingTo("1.0005");
        desk.view(3_100, 0.5).advanceTo(4_000);
        assertThat(out.equity).hasSize(1);
        desk.touch(1001, 1002, 50).view(4_100, 0.5);
        desk.touch(1002, 1003, 50).view(4_200, 0.5).advanceTo(9_000);
        assertThat(out.equity).hasSize(2);
        assertThat(out.equity.get(1).arrival().ingestMillis()).isEqualTo(4_999);
        assertThat(out.equity.get(1).equity())
                .isEqualByComparingTo(
                        new BigDecimal("99999.9994995").add(new BigDecimal("0.0015")));
    }

    @Test
    void endOfInputFiresNoDeadline() {
        desk.view(100, 0).view(101, 0.7);
        AccountSummary summary = desk.finish();
        assertThat(out.fills).isEmpty();
        assertThat(statuses()).containsExactly(Status.SENT);
        assertThat(summary.arrival().ingestMillis()).isEqualTo(101);
    }

    private List<Status> statuses() {
        return out.orders.stream().map(OrderEvent::status).toList();
    }

    private List<Decision> exits() {
        return out.decisions.stream().filter(one -> one.kind() == Kind.EXIT).toList();
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.api.Assertions.within(1e-6);
    }
}
