package io.tapeflow.core.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tapeflow.core.execution.PaperConfig;
import io.tapeflow.core.market.BookState;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.Levels;
import io.tapeflow.core.market.Side;
import io.tapeflow.core.risk.RiskConfig;
import io.tapeflow.core.signal.InstrumentTerms;
import io.tapeflow.core.signal.MarketView;
import io.tapeflow.core.strategy.Decision.Kind;
import io.tapeflow.core.strategy.Decision.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which score histories lead to an attempt, and which gate stops it. */
final class EntryRuleTest {

    /** Scores at successive seconds; the second column names the attempts by index and side. */
    @ParameterizedTest
    @CsvSource({
        "'0.0 0.59 0.5', ''",
        "'0.0 0.6 0.7 0.8', '1+'",
        "'0.0 -0.6 -0.7', '1-'",
        "'0.7 0.8 0.9', ''",
        "'0.7 0.2 0.7', '2+'",
        "'0.0 0.7 0.4 0.7', '1+'",
        "'0.0 0.7 0.29 0.7', '1+ 3+'",
        "'0.0 0.7 -0.7 -0.8', '1+'",
        "'0.0 0.7 0.1 -0.7', '1+ 3-'",
        "'0.5 0.7', ''",
    })
    void attemptsOncePerUpwardCrossing(String scores, String expected) {
        List<String> attempts = new ArrayList<>();
        PaperDesk desk = new PaperDesk();
        String[] history = scores.split(" ");
        for (int i = 0; i < history.length; i++) {
            int before = desk.out.decisions.size();
            desk.view(1000 * (i + 1), Double.parseDouble(history[i]));
            for (Decision decision :
                    desk.out.decisions.subList(before, desk.out.decisions.size())) {
                if (decision.kind() == Kind.ENTRY) {
                    attempts.add(i + (decision.side() == Side.BUY ? "+" : "-"));
                }
            }
        }
        assertThat(String.join(" ", attempts)).isEqualTo(expected);
    }

    @Test
    void scoreThatComesBackAboveTheThresholdAfterAResyncHasNotCrossedIt() {
        PaperDesk desk = new PaperDesk();
        desk.view(10, 0);
        desk.state = BookState.STALE;
        desk.view(20, 0);
        desk.state = BookState.SYNCED;
        desk.syncEpoch++;
        desk.view(30, 0.7);
        assertThat(desk.out.decisions).isEmpty();
        desk.view(40, 0.1).view(50, 0.7);
        assertThat(desk.out.decisions).hasSize(1);
    }

    @Test
    void acceptedEntryExplainsItself() {
        PaperDesk desk = new PaperDesk();
        desk.view(1000, 0).view(2000, 0.7);
        Decision entry = desk.out.decisions.get(0);
        assertThat(entry.id()).isEqualTo("paper-BTCUSDT.BINANCE-USDM-2000000-3000000-1");
        assertThat(entry.quantity()).isEqualByComparingTo("0.010");
        // One tick beyond the best ask of 100.1.
        assertThat(entry.price()).isEqualByComparingTo("100.2");
        assertThat(entry.score()).isCloseTo(0.7, within());
        assertThat(entry.confidence()).isEqualTo(1);
        assertThat(entry.contributions()).hasSize(5);
        assertThat(entry.contributions()[0]).isCloseTo(0.8673005, within());
    }

    @Test
    void wideSpread() {
        assertThat(reason(desk -> desk.touch(1000, 1003, 50))).isEqualTo(Reason.SPREAD_TOO_WIDE);
        assertThat(reason(desk -> desk.touch(1000, 1002, 50))).isEqualTo(Reason.ACCEPTED);
    }

    @Test
    void thinBook() {
        assertThat(reason(desk -> desk.touch(1000, 1001, 9))).isEqualTo(Reason.BOOK_TOO_THIN);
        assertThat(reason(desk -> desk.touch(1000, 1001, 10))).isEqualTo(Reason.ACCEPTED);
        // The second level is at the limit price, the third beyond it.
        assertThat(reason(desk -> desk.asks = asks(4, 5, 100))).isEqualTo(Reason.BOOK_TOO_THIN);
        assertThat(reason(desk -> desk.asks = asks(4, 6, 0))).isEqualTo(Reason.ACCEPTED);
    }

    private static Levels asks(long first, long second, long third) {
        return new Levels(new long[] {1001, 1002, 1003}, new long[] {first, second, third});
    }

    @Test
    void tooSmallAnOrder() {
        StrategyConfig strategy = PaperDesk.config().strategy();
        // 0.001 at a mid of 100.05 is worth 0.10005.
        assertThat(reason(size(strategy, "0.10004"), desk -> {})).isEqualTo(Reason.BELOW_MIN_SIZE);
        assertThat(reason(size(strategy, "0.10005"), desk -> {})).isEqualTo(Reason.ACCEPTED);
    }

    private static DecisionConfig size(StrategyConfig strategy, String notional) {
        return PaperDesk.config()
                .withStrategy(
                        strategy.withOrderSize(OrderSize.ofNotional(new BigDecimal(notional))));
    }

    @Test
    void riskLimits() {
        // The order is worth 1.0005.
        assertThat(reason(risk("1.0004", "9"), desk -> {})).isEqualTo(Reason.POSITION_LIMIT);
        assertThat(reason(risk("9", "1.0004"), desk -> {})).isEqualTo(Reason.EXPOSURE_LIMIT);
        assertThat(reason(risk("1.0005", "1.0005"), desk -> {})).isEqualTo(Reason.ACCEPTED);
        PaperConfig poor = new PaperConfig(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, 5);
        assertThat(reason(PaperDesk.config().withPaper(poor), desk -> {}))
                .isEqualTo(Reason.INSUFFICIENT_CASH);
    }

    /** What is open and what is on its way elsewhere counts against the account's exposure. */
    @Test
    void exposureOfOtherInstrumentsCounts() {
        // Each order is worth 1.0005 at the mid, 1.002 at its limit price.
        assertThat(reasonBesideAnother(risk("9", "2.0025"), 12)).isEqualTo(Reason.ACCEPTED);
        assertThat(reasonBesideAnother(risk("9", "2.0024"), 12)).isEqualTo(Reason.EXPOSURE_LIMIT);
        assertThat(reasonBesideAnother(risk("9", "2.0009"), 20)).isEqualTo(Reason.EXPOSURE_LIMIT);
        assertThat(reasonBesideAnother(risk("9", "2.0010"), 20)).isEqualTo(Reason.ACCEPTED);
    }

    /**
     * BTC is bought at 11 and filled at 16; the other instrument's score crosses at a later time.
     */
    private static Reason reasonBesideAnother(DecisionConfig config, long millis) {
        PaperDesk desk = new PaperDesk(config);
        Instrument other = PaperDesk.instrument("BTCUSDT", Instrument.Kind.SPOT);
        desk.view(10, 0).view(11, 0.7);
        desk.kernel.onInput(
                desk.account, new InstrumentTerms("paper", desk.arrival(11), other), desk.out);
        for (double score : new double[] {0, 0.7}) {
            desk.score = score;
            desk.kernel.onInput(desk.account, of(other, desk.next(millis)), desk.out);
        }
        return desk.out.decisions.get(1).reason();
    }

    private static MarketView of(Instrument other, MarketView view) {
        return new MarketView(
                view.account(),
                other.id(),
                view.arrival(),
                view.eventTimeMicros(),
                view.clockMicros(),
                view.bookState(),
                view.syncEpoch(),
                view.features(),
                view.bids(),
                view.asks(),
                0,
                0,
                0);
    }

    private static DecisionConfig risk(String position, String total) {
        return PaperDesk.config()
                .withRisk(new RiskConfig(new BigDecimal(position), new BigDecimal(total)));
    }

    @Test
    void pendingOrderAndOpenPosition() {
        PaperDesk desk = new PaperDesk();
        desk.view(10, 0).view(11, 0.7).view(12, 0).view(13, 0.7);
        assertThat(desk.out.decisions.get(1).reason()).isEqualTo(Reason.ORDER_PENDING);
        desk.view(30, 0).view(31, 0.7);
        assertThat(desk.out.decisions.get(2).reason()).isEqualTo(Reason.POSITION_OPEN);
        assertThat(desk.out.decisions.get(2).accepted()).isFalse();
        AccountSummary summary = desk.finish();
        assertThat(summary.total().entries()).isEqualTo(1);
        assertThat(summary.total().rejected(Reason.ORDER_PENDING)).isEqualTo(1);
        assertThat(summary.total().rejected(Reason.POSITION_OPEN)).isEqualTo(1);
    }

    @Test
    void bookWithAnEmptySideIsNotTradedOn() {
        PaperDesk desk = new PaperDesk();
        desk.view(10, 0);
        desk.asks = Levels.NONE;
        desk.view(11, 0.7);
        assertThat(desk.out.decisions).isEmpty();
    }

    @Test
    void inputBeforeWhatWasTakenIsAnError() {
        PaperDesk desk = new PaperDesk();
        MarketView early = desk.next(10);
        desk.view(20, 0);
        assertThatThrownBy(() -> desk.kernel.onInput(desk.account, early, desk.out))
                .hasMessageContaining("out of order");
        desk.advanceTo(30);
        assertThatThrownBy(() -> desk.view(30, 0)).hasMessageContaining("out of order");
        desk.view(31, 0);
    }

    private interface Change {
        void to(PaperDesk desk);
    }

    private static Reason reason(Change change) {
        return reason(PaperDesk.config(), change);
    }

    private static Reason reason(DecisionConfig config, Change change) {
        PaperDesk desk = new PaperDesk(config);
        desk.view(1000, 0);
        change.to(desk);
        desk.view(2000, 0.7);
        assertThat(desk.out.decisions).hasSize(1);
        boolean sent = !desk.out.orders.isEmpty();
        assertThat(sent).isEqualTo(desk.out.decisions.get(0).accepted());
        return desk.out.decisions.get(0).reason();
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.api.Assertions.within(1e-6);
    }
}
