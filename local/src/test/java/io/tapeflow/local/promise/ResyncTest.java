package io.tapeflow.local.promise;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.connectors.exchange.NormalizerConfig;
import io.tapeflow.connectors.tape.MarketRecordReader;
import io.tapeflow.core.market.BookState;
import io.tapeflow.core.market.Levels;
import io.tapeflow.core.signal.FeedEvent.Kind;
import io.tapeflow.core.signal.MarketView;
import io.tapeflow.core.strategy.Decision;
import io.tapeflow.core.strategy.DecisionConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A diff of the USD-M capture is missing, and two seconds later comes a snapshot of the true book:
 * from the next whole second on, book and order flow are those of the undisturbed run.
 */
final class ResyncTest {
    private static final int DELETED_AFTER_LINE = 45_000;
    private static final long RESYNC_MILLIS = 2_000;

    @TempDir Path directory;

    @Test
    void bookAndWindowsAreTrueAgainFromTheNextWholeSecond() throws IOException {
        Capture capture = Capture.usdm();
        int deleted = Lines.next(capture, DELETED_AFTER_LINE, Lines::isDiff);
        int gap = Lines.next(capture, deleted, Lines::isDiff);
        Resynced resynced = resynced(capture, deleted, gap);
        Outcome undisturbed = Outcome.of(capture.inspectedIn(directory));
        Outcome outcome = Outcome.of(resynced.capture.inspectedIn(directory));

        assertThat(outcome.feedKinds()).containsExactly(Kind.SYNCED, Kind.GAP, Kind.SYNCED);
        assertThat(outcome.feed.get(1).arrival().line()).isEqualTo(gap - 1);
        assertThat(outcome.feed.get(2).arrival().line()).isEqualTo(resynced.snapshotLine);
        assertThat(outcome.feed.get(2).syncEpoch()).isEqualTo(2);

        long fromMillis = (resynced.clockMillis / 1000 + 1) * 1000;
        List<String> rows = rowsFrom(outcome, fromMillis);
        assertThat(rows).hasSizeGreaterThan(100).isEqualTo(rowsFrom(undisturbed, fromMillis));
        assertThat(rowsFrom(outcome, 0)).isNotEqualTo(rowsFrom(undisturbed, 0));

        TreeMap<Long, String> books = books(resynced.capture);
        int compared = requireTrueBooks(capture, resynced.snapshotLine, books);
        List<Decision> stale =
                outcome.decisions.stream()
                        .filter(one -> one.arrival().compareTo(outcome.feed.get(1).arrival()) >= 0)
                        .filter(one -> one.arrival().compareTo(outcome.feed.get(2).arrival()) < 0)
                        .toList();
        assertThat(stale).allMatch(one -> one.kind() == Decision.Kind.CANCEL);
        assertThat(before(outcome, capture, deleted))
                .isEqualTo(before(undisturbed, capture, deleted));
        System.out.printf(
                "resync: gap at line %d, snapshot at line %d, %d rows and %d books equal%n",
                gap - 1, resynced.snapshotLine, rows.size(), compared);
    }

    /**
     * @param snapshotLine in this capture; from there on lines have their old numbers again
     * @param clockMillis instrument clock at the snapshot
     */
    private record Resynced(Capture capture, int snapshotLine, long clockMillis) {}

    private static Resynced resynced(Capture capture, int deleted, int gap) {
        long until = Lines.millis(capture.line(gap)) + RESYNC_MILLIS;
        int last = gap;
        int next = Lines.next(capture, gap, Lines::isDiff);
        while (Lines.millis(capture.line(next)) <= until) {
            last = next;
            next = Lines.next(capture, next, Lines::isDiff);
        }
        String snapshot = TrueBook.after(capture, last).snapshotLine(capture.line(last));
        Capture changed = Lines.without(Lines.withInserted(capture, last, snapshot), deleted);
        long clock = TrueBook.json(capture.line(last)).get("data").get("T").longValue();
        return new Resynced(changed, last, clock);
    }

    private List<String> rowsFrom(Outcome outcome, long millis) throws IOException {
        return outcome.windowsFile(directory)
                .lines()
                .skip(1)
                .filter(row -> Long.parseLong(row.substring(0, row.indexOf(','))) >= millis)
                .toList();
    }

    private static List<String> before(Outcome outcome, Capture capture, int line) {
        long millis = Lines.millis(capture.line(line));
        return outcome.decisions.stream()
                .filter(one -> one.arrival().ingestMillis() < millis)
                .map(Outcome.JSON::write)
                .toList();
    }

    /** Ten levels a side of the SYNCED views, by the line that made them. */
    private TreeMap<Long, String> books(Capture capture) throws IOException {
        TreeMap<Long, String> books = new TreeMap<>();
        CopiedKernels kernels =
                new CopiedKernels(
                        capture.instrument(),
                        DecisionConfig.defaults(),
                        view -> {
                            if (view.bookState() == BookState.SYNCED) {
                                String top = text(view.bids()) + " | " + text(view.asks());
                                books.put(view.arrival().line(), top);
                            }
                        });
        try (MarketRecordReader reader =
                new MarketRecordReader(
                        capture.inspectedIn(directory).get(0), NormalizerConfig.DEFAULT)) {
            while (reader.next(kernels::onRecord)) {
                // all of it
            }
        }
        return books;
    }

    private static String text(Levels levels) {
        return IntStream.range(0, levels.count())
                .mapToObj(i -> levels.priceTicks()[i] + "x" + levels.sizeLots()[i])
                .collect(Collectors.joining(" "));
    }

    private static int requireTrueBooks(
            Capture capture, int snapshotLine, TreeMap<Long, String> books) {
        TrueBook book = TrueBook.after(capture, snapshotLine);
        int compared = 0;
        for (int line = snapshotLine + 1; line <= capture.lines().size(); line++) {
            if (Lines.isDiff(capture.line(line))) {
                book.apply(capture.line(line));
                assertThat(books.get((long) line))
                        .as("line %d", line)
                        .isEqualTo(book.top(MarketView.DEPTH));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(1_000);
        return compared;
    }
}
