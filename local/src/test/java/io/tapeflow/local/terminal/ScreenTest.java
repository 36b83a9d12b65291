package io.tapeflow.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.BookState;
import io.tapeflow.core.market.Side;
import io.tapeflow.core.strategy.Decision;
import io.tapeflow.core.strategy.ScoredView;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScreenTest {
    private static final long MICROS = 1_723_161_600_250_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final String BTC = "BTCUSDT.BINANCE-USDM";

    private final LiveBoard board = new LiveBoard(new ReplayLatency(0));

    @Test
    void showsWhatAnInstrumentIsAtAndWhatWasDecided() {
        Screen screen = new Screen(board, List.of("Kafka    127.0.0.1:9092"), 30, 0);
        screen.lines("running", SECOND);
        for (int i = 0; i < 500; i++) {
            board.view(view("paper", BTC, BookState.SYNCED, 618_000.5, -0.6));
        }
        board.decision(decision(true, Decision.Reason.ACCEPTED));
        board.decision(decision(false, Decision.Reason.SPREAD_TOO_WIDE));
        screen.lines("running", 2 * SECOND);
        assertThat(screen.lines("running", 3 * SECOND))
                .containsExactly(
                        "running 3.0 s   500 views, 0/s   tape at 2024-08-09 00:00:00.250 UTC",
                        "Kafka    127.0.0.1:9092",
                        "",
                        "INSTRUMENT               BOOK               MID   SPREAD     OFI 10 s"
                                + "   VIEWS/s   SCORE sell | buy   LAST DECISION",
                        "BTCUSDT.BINANCE-USDM     synced       61,800.05      0.1      -12.500"
                                + "         0   -0.60   ===|       00:00:00 entry buy, rejected",
                        "",
                        "LAST OF 2 DECISIONS",
                        "paper BTCUSDT.BINANCE-USDM  00:00:00.250 entry buy 0.5 @ 61800.1, score",
                        "paper BTCUSDT.BINANCE-USDM  00:00:00.250 entry buy 0.5 @ 61800.1, rejected:"
                                + " spread too wide");
    }

    @Test
    void ratesAreThoseSinceTheLastDrawing() {
        Screen screen = new Screen(board, List.of(), 30, 0);
        board.view(view("paper", BTC, BookState.SYNCED, 1, 0));
        screen.lines("running", SECOND);
        for (int i = 0; i < 500; i++) {
            board.view(view("paper", BTC, BookState.SYNCED, 1, 0));
        }
        List<String> lines = screen.lines("running", SECOND + SECOND / 4);
        assertThat(lines.get(0)).contains("501 views, 2,000/s");
        assertThat(lines.get(3)).contains(" 2,000 ");
    }

    @Test
    void aBookThatIsNotSyncedHasNoNumbers() {
        Screen screen = new Screen(board, List.of(), 30, 0);
        board.view(view("paper", BTC, BookState.STALE, Double.NaN, Double.NaN));
        assertThat(screen.lines("running", SECOND).get(3))
                .matches("BTCUSDT.BINANCE-USDM +STALE( +-){3} +0 +- +-");
    }

    @Test
    void accountsAreNamedOnlyWhereThereAreSeveral() {
        Screen screen = new Screen(board, List.of(), 30, 0);
        board.view(view("b", BTC, BookState.SYNCED, 1, 0));
        assertThat(screen.lines("running", SECOND).get(3)).startsWith(BTC);
        board.view(view("a", BTC, BookState.SYNCED, 1, 0));
        List<String> lines = screen.lines("running", SECOND);
        assertThat(lines.get(3)).startsWith("a " + BTC);
        assertThat(lines.get(4)).startsWith("b " + BTC);
    }

    @Test
    void nothingGoesBeyondTheHeightOfTheScreen() {
        for (int i = 0; i < 100; i++) {
            board.view(view("paper", "S" + i, BookState.SYNCED, 1, 0));
            board.decision(decision(true, Decision.Reason.ACCEPTED));
        }
        Screen screen = new Screen(board, List.of("a", "b"), 24, 0);
        List<String> lines = screen.lines("running", SECOND);
        assertThat(lines).hasSizeLessThan(24).contains("and 90 more than there is room for");
    }

    @Test
    void latencyIsThatAboveTheFastestView() {
        ReplayLatency latency = new ReplayLatency(2);
        // At double speed a microsecond of the tape is owed every half microsecond.
        latency.record(1_000_000, 5_000_000_000L);
        latency.record(1_002_000, 5_001_000_000L + 3_000_000);
        latency.record(1_004_000, 5_002_000_000L + 1_000_000);
        assertThat(latency.percentileMillis(50)).isBetween(0.99, 1.01);
        assertThat(latency.percentileMillis(99)).isBetween(2.99, 3.01);
        assertThat(new ReplayLatency(0).isMeasured()).isFalse();
    }

    @Test
    void theTerminalIsGivenBackAndHeldErrorsArePrinted() {
        StringWriter out = new StringWriter();
        java.io.PrintStream before = System.err;
        try (LiveView view = new LiveView(new PrintWriter(out), true, 24, board, List.of())) {
            view.draw("running");
            assertThat(System.err).isNotSameAs(before);
        }
        assertThat(System.err).isSameAs(before);
        assertThat(out.toString()).startsWith("\033[?1049h").endsWith("\033[?1049l");
    }

    @Test
    void withoutATerminalThereAreNoEscapes() {
        StringWriter out = new StringWriter();
        try (LiveView view =
                new LiveView(new PrintWriter(out), false, 24, board, List.of("Kafka    x"))) {
            view.draw("running");
        }
        assertThat(out.toString()).isEqualTo("Kafka    x" + System.lineSeparator());
    }

    private static ScoredView view(
            String account, String instrument, BookState state, double midTicks, double score) {
        boolean synced = state == BookState.SYNCED;
        return new ScoredView(
                account,
                instrument,
                new Arrival(MICROS, "tape", 1),
                state,
                new BigDecimal("0.10"),
                new BigDecimal("0.001"),
                midTicks,
                synced ? 1 : Double.NaN,
                synced ? -12_500 : Double.NaN,
                score,
                1);
    }

    private static Decision decision(boolean accepted, Decision.Reason reason) {
        return new Decision(
                "id",
                "paper",
                BTC,
                new Arrival(MICROS, "tape", 1),
                1,
                Decision.Kind.ENTRY,
                Side.BUY,
                new BigDecimal("0.500"),
                new BigDecimal("61800.10"),
                accepted,
                reason,
                Decision.Cause.SCORE,
                0.7,
                0.9,
                new double[5]);
    }
}
