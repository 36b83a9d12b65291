package io.tapeflow.local.terminal;

import io.tapeflow.core.strategy.Decision;
import io.tapeflow.core.strategy.ScoredView;
import io.tapeflow.local.output.PlainDecimal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Numbers and decisions in the words of the screen. */
final class Wording {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final int BAR = 5;

    private Wording() {}

    /** Ticks or lots, with as many decimals as their step has; halves of ticks get one more. */
    static String steps(double count, BigDecimal step, int moreDecimals) {
        if (Double.isNaN(count)) {
            return "-";
        }
        int decimals = Math.max(0, step.stripTrailingZeros().scale()) + moreDecimals;
        return String.format(Locale.ROOT, "%,." + decimals + "f", count * step.doubleValue());
    }

    static String score(ScoredView view) {
        return Double.isNaN(view.score()) ? "-" : String.format(Locale.ROOT, "%+.2f", view.score());
    }

    /** A score as a bar that grows from the middle: to the right for buying. */
    static String bar(double score) {
        if (Double.isNaN(score)) {
            return " ".repeat(2 * BAR + 1);
        }
        int cells = (int) Math.round(Math.abs(score) * BAR);
        String filled = "=".repeat(cells);
        String empty = " ".repeat(BAR - cells);
        return score < 0
                ? empty + filled + "|" + " ".repeat(BAR)
                : " ".repeat(BAR) + "|" + filled + empty;
    }

    /** Time to the second, kind, side, and whether it was rejected; a dash for none. */
    static String briefly(Decision decision) {
        if (decision == null) {
            return "-";
        }
        String time = time(decision.arrival().ingestTimeMicros()).substring(0, 8);
        String what = lower(decision.kind()) + " " + lower(decision.side());
        return time + " " + what + (decision.accepted() ? "" : ", rejected");
    }

    static String decision(Decision decision) {
        String what = lower(decision.kind()) + " " + lower(decision.side());
        String amount =
                decision.quantity() == null || decision.price() == null
                        ? ""
                        : " "
                                + PlainDecimal.of(decision.quantity())
                                + " @ "
                                + PlainDecimal.of(decision.price());
        String why =
                decision.accepted()
                        ? lower(decision.cause())
                        : "rejected: " + lower(decision.reason());
        return time(decision.arrival().ingestTimeMicros()) + " " + what + amount + ", " + why;
    }

    static String time(long micros) {
        Instant instant = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        return LocalTime.ofInstant(instant, ZoneOffset.UTC).format(TIME);
    }

    static String date(long micros) {
        Instant instant = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        return instant.atZone(ZoneOffset.UTC).toLocalDate() + " " + time(micros) + " UTC";
    }

    private static String lower(Enum<?> constant) {
        return constant == null ? "" : constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
