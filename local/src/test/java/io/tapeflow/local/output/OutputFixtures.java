package io.tapeflow.local.output;

import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.Side;
import io.tapeflow.core.signal.WindowRow;
import io.tapeflow.core.strategy.Decision;
import java.math.BigDecimal;

/** Decisions and window rows of which only what matters to a file is chosen. */
final class OutputFixtures {
    static final BigDecimal TICK = new BigDecimal("0.10");
    static final BigDecimal LOT = new BigDecimal("0.001");

    private OutputFixtures() {}

    static String line(Decision decision) {
        return decision.id();
    }

    static Decision decision(long ingestMicros, long arrivalNumber, String account, long sequence) {
        return new Decision(
                ingestMicros + " " + arrivalNumber + " " + account + " " + sequence,
                account,
                "BTCUSDT.BINANCE-USDM",
                new Arrival(ingestMicros, "tape", arrivalNumber),
                sequence,
                Decision.Kind.ENTRY,
                Side.BUY,
                BigDecimal.ONE,
                BigDecimal.TEN,
                true,
                Decision.Reason.ACCEPTED,
                Decision.Cause.SCORE,
                0.7,
                0.9,
                new double[0]);
    }

    static WindowRow row(String instrument, long second) {
        return row(instrument, second, true);
    }

    static WindowRow row(String instrument, long second, boolean hasBook) {
        return new WindowRow(
                instrument,
                new Arrival(second * 1_000_000, "tape", second),
                second * 1000,
                3,
                -12_500,
                2,
                0,
                40,
                hasBook,
                618_000,
                18_957,
                618_001,
                2_230,
                TICK,
                LOT,
                new double[0],
                false);
    }
}
