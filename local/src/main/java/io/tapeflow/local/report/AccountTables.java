package io.tapeflow.local.report;

import io.tapeflow.core.strategy.AccountSummary;
import io.tapeflow.core.strategy.Decision;
import io.tapeflow.core.strategy.HitRate;
import io.tapeflow.core.strategy.InstrumentResult;
import io.tapeflow.core.strategy.ScoreQuality;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What came of one account: decisions, round trips, and what its score was worth. */
final class AccountTables {
    private AccountTables() {}

    /** The account's tables. */
    static String of(AccountSummary account) {
        List<InstrumentResult> results = new ArrayList<>(account.instruments());
        if (results.size() > 1) {
            results.add(account.total());
        }
        String money =
                String.format(
                        "Account %s, paper fills: %s at the start, %s at the end, open positions"
                                + " worth %s%n",
                        account.account(),
                        money(account.startingCash()),
                        money(account.equity()),
                        money(account.exposure()));
        return money + "\n" + decisions(results) + "\n" + costs(results) + "\n" + hits(results);
    }

    private static String decisions(List<InstrumentResult> results) {
        Table table =
                new Table(
                        "DECISIONS",
                        "crossings",
                        "entries",
                        "rejected",
                        "exits",
                        "cancels",
                        "fills",
                        "round trips");
        List<String> rejections = new ArrayList<>();
        for (InstrumentResult result : results) {
            long rejected = Arrays.stream(result.rejections()).sum();
            table.row(
                    Table.cells(
                            name(result),
                            result.crossings(),
                            result.entries(),
                            rejected,
                            result.exits(),
                            result.cancels(),
                            result.fills(),
                            result.roundTrips()));
            if (rejected > 0 && !result.instrument().isEmpty()) {
                rejections.add("  rejected of " + name(result) + ": " + reasons(result) + "\n");
            }
        }
        return table + String.join("", rejections);
    }

    private static String reasons(InstrumentResult result) {
        return Arrays.stream(Decision.Reason.values())
                .filter(reason -> result.rejected(reason) > 0)
                .map(reason -> TextReport.words(reason) + " " + result.rejected(reason))
                .collect(Collectors.joining(", "));
    }

    private static String costs(List<InstrumentResult> results) {
        Table table =
                new Table(
                        "ROUND TRIPS (bp of value)",
                        "gross edge",
                        "slippage",
                        "fees",
                        "net",
                        "break-even fee");
        for (InstrumentResult result : results) {
            table.row(
                    name(result),
                    TextReport.rounded(result.grossEdgeBp(), 2),
                    TextReport.rounded(-result.slippageBp(), 2),
                    TextReport.rounded(-result.feesBp(), 2),
                    TextReport.rounded(result.netBp(), 2),
                    TextReport.rounded(result.breakEvenFeeBp(), 2));
        }
        return table.toString();
    }

    private static String hits(List<InstrumentResult> results) {
        Table table = new Table("SCORE", "after", "n", "hit rate", "placebo n", "placebo hit rate");
        for (InstrumentResult result : results) {
            for (ScoreQuality quality : result.scoreQuality()) {
                table.row(
                        Table.cells(
                                name(result),
                                quality.horizonMillis() / 1000 + " s",
                                moves(quality.score()),
                                percent(quality.score()),
                                moves(quality.placebo()),
                                percent(quality.placebo())));
            }
        }
        return table.toString();
    }

    private static long moves(HitRate rate) {
        return rate.n() - rate.zeroMoves();
    }

    private static String percent(HitRate rate) {
        return Double.isNaN(rate.rate())
                ? "-"
                : String.format(
                        Locale.ROOT,
                        "%.1f %% +- %.1f",
                        100 * rate.rate(),
                        100 * rate.standardError());
    }

    private static String name(InstrumentResult result) {
        return result.instrument().isEmpty() ? "all" : result.instrument();
    }

    private static String money(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.2f", amount.setScale(2, RoundingMode.HALF_EVEN));
    }
}
