package io.tapeflow.local.report;

import io.tapeflow.core.signal.Detector;
import io.tapeflow.core.signal.FeedSummary;
import io.tapeflow.core.strategy.AccountSummary;
import io.tapeflow.local.output.PlainDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The tables that a person reads after a run. */
public final class TextReport {
    private static final double NANOS = 1e9;

    private TextReport() {}

    /**
     * The tables.
     *
     * @param elapsedNanos from the first line read to the last result
     */
    public static String of(RunResult result, long elapsedNanos) {
        StringBuilder text = new StringBuilder();
        text.append(feed(result.feeds()));
        text.append('\n').append(book(result.feeds()));
        text.append('\n').append(flow(result.feeds()));
        text.append('\n').append(signals(result.feeds()));
        for (AccountSummary account : result.accounts()) {
            text.append('\n').append(AccountTables.of(account));
        }
        double seconds = elapsedNanos / NANOS;
        text.append(
                String.format(
                        Locale.ROOT,
                        "%n%,d lines in %.2f s, %,.0f lines/s%n",
                        result.lines(),
                        seconds,
                        result.lines() / seconds));
        return text.toString();
    }

    private static String feed(List<FeedSummary> feeds) {
        Table table =
                new Table(
                        "FEED",
                        "lines",
                        "depth",
                        "trades",
                        "bbo",
                        "snapshots",
                        "rejected",
                        "skewed stamps",
                        "left-out levels");
        for (FeedSummary feed : feeds) {
            table.row(
                    Table.cells(
                            feed.instrument(),
                            feed.lines(),
                            feed.depth(),
                            feed.trades(),
                            feed.bbo(),
                            feed.snapshots(),
                            feed.rejected(),
                            feed.skewedStamps(),
                            feed.leftOutLevels()));
        }
        return table.toString();
    }

    private static String book(List<FeedSummary> feeds) {
        Table table = new Table("BOOK", "applied", "gaps", "duplicates", "crossed", "bbo matched");
        List<String> gaps = new ArrayList<>();
        for (FeedSummary feed : feeds) {
            String matched = String.format("%,d of %,d", feed.bboMatched(), feed.bboChecked());
            table.row(
                    Table.cells(
                            feed.instrument(),
                            feed.applied(),
                            feed.gaps(),
                            feed.duplicates(),
                            feed.crossed(),
                            matched));
            if (feed.gapLines().length > 0) {
                gaps.add(
                        "  gaps of "
                                + feed.instrument()
                                + " at lines "
                                + Arrays.stream(feed.gapLines())
                                        .mapToObj(line -> String.format(Locale.ROOT, "%,d", line))
                                        .collect(Collectors.joining(" "))
                                + (feed.gaps() > feed.gapLines().length ? " ..." : "")
                                + "\n");
            }
        }
        return table + String.join("", gaps);
    }

    private static String flow(List<FeedSummary> feeds) {
        Table table =
                new Table(
                        "FLOW",
                        "windows",
                        "OFI",
                        "bought",
                        "sold",
                        "R2 OFI 10 s",
                        "R2 trades 10 s");
        for (FeedSummary feed : feeds) {
            table.row(
                    Table.cells(
                            feed.instrument(),
                            feed.windows(),
                            PlainDecimal.of(feed.ofiLots(), feed.lotSize()),
                            PlainDecimal.of(feed.buyVolumeLots(), feed.lotSize()),
                            PlainDecimal.of(feed.sellVolumeLots(), feed.lotSize()),
                            rounded(feed.r2Ofi10s(), 4),
                            rounded(feed.r2Tfi10s(), 4)));
        }
        return table.toString();
    }

    private static String signals(List<FeedSummary> feeds) {
        List<String> header = new ArrayList<>(List.of("SIGNALS"));
        for (Detector detector : Detector.values()) {
            header.add(words(detector));
        }
        Table table = new Table(header.toArray(String[]::new));
        for (FeedSummary feed : feeds) {
            List<Object> row = new ArrayList<>(List.of(feed.instrument()));
            Arrays.stream(feed.signals()).forEach(row::add);
            table.row(Table.cells(row.toArray()));
        }
        return table.toString();
    }

    /** A number with so many decimals, or a dash for NaN. */
    static String rounded(double value, int digits) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    /** A constant as a person would write it. */
    static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
