package io.tapeflow.local.promise;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.connectors.tape.TapeSplit;
import io.tapeflow.core.execution.PaperConfig;
import io.tapeflow.core.market.Rejected;
import io.tapeflow.core.market.Rejected.Reason;
import io.tapeflow.core.signal.FeedEvent;
import io.tapeflow.core.strategy.Decision;
import io.tapeflow.core.strategy.DecisionConfig;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faults put into the USD-M capture, each with its defined outcome; whatever precedes a fault stays
 * as it was. Orders take a second to arrive, so that one is under way at the fault.
 */
final class FaultsTest {
    private static final DecisionConfig CONFIG =
            DecisionConfig.defaults()
                    .withPaper(
                            new PaperConfig(
                                    BigDecimal.valueOf(100_000),
                                    BigDecimal.TEN,
                                    BigDecimal.valueOf(5),
                                    1_000));
    private static final int DECISIONS_BEFORE = 8;

    @TempDir static Path directory;

    private static Capture capture;
    private static Outcome undisturbed;
    private static String windows;
    private static long startNanos;

    /**
     * Line of an entry, and of the first three diffs, a trade and a best bid and offer after it.
     */
    private static int entryLine;

    private static int diff;
    private static int nextDiff;
    private static int trade;
    private static int bbo;

    @BeforeAll
    static void undisturbedRun() throws IOException {
        startNanos = System.nanoTime();
        capture = Capture.usdm();
        undisturbed = Outcome.of(capture.inspectedIn(directory), CONFIG);
        windows = undisturbed.windowsFile(directory);
        entryLine =
                undisturbed.decisions.stream()
                        .skip(DECISIONS_BEFORE)
                        .filter(one -> one.kind() == Decision.Kind.ENTRY && one.accepted())
                        .mapToInt(one -> (int) one.arrival().line())
                        .findFirst()
                        .orElseThrow();
        diff = Lines.next(capture, entryLine, Lines::isDiff);
        nextDiff = Lines.next(capture, diff, Lines::isDiff);
        trade = Lines.next(capture, entryLine, Lines::isTrade);
        bbo = Lines.next(capture, entryLine, Lines::isBbo);
    }

    @AfterAll
    static void report() {
        if (undisturbed != null) {
            System.out.printf(
                    "faults at lines %d to %d of %d, undisturbed %d decisions, %.1f s%n",
                    entryLine,
                    nextDiff,
                    capture.lines().size(),
                    undisturbed.decisions.size(),
                    (System.nanoTime() - startNanos) / 1e9);
        }
    }

    private static Outcome run(Capture changed) throws IOException {
        return Outcome.of(changed.inspectedIn(directory), CONFIG);
    }

    @Test
    void aMissingDiffIsAGapAndNothingFollowsUntilASnapshot() throws IOException {
        Outcome outcome = run(Lines.without(capture, diff));
        int gapLine = nextDiff - 1;
        requireStaleFrom(outcome, gapLine, FeedEvent.Kind.GAP, diff);
        FeedEvent gap = outcome.feed.get(1);
        assertThat(gap.receivedUpdateId()).isEqualTo(id(diff, "u"));
        assertThat(gap.expectedUpdateId()).isEqualTo(id(diff, "pu"));
        assertThat(outcome.summary().gapLines()).containsExactly(gapLine);
        assertThat(outcome.summary().rejected()).isZero();
    }

    @Test
    void reorderedDiffsAreAGap() throws IOException {
        Capture swapped =
                Lines.withPayload(
                        Lines.withPayload(capture, diff, Lines.payload(capture.line(nextDiff))),
                        nextDiff,
                        Lines.payload(capture.line(diff)));
        Outcome outcome = run(swapped);
        requireStaleFrom(outcome, diff, FeedEvent.Kind.GAP, diff);
        assertThat(outcome.summary().gapLines()).containsExactly(diff);
    }

    @Test
    void aCrossedBookIsDroppedAndStale() throws IOException {
        String crossing =
                payload(diff).replaceFirst("\"b\":\\[", "\"b\":[[\"99999.00\",\"1.000\"],");
        Outcome outcome = run(Lines.withPayload(capture, diff, crossing));
        requireStaleFrom(outcome, diff, FeedEvent.Kind.CROSSED, diff);
        assertThat(outcome.summary().crossed()).isEqualTo(1);
        assertThat(outcome.summary().gaps()).isZero();
    }

    @Test
    void diffsThatCannotBeUsedAreRejectedAndTheNextOneIsAGap() throws IOException {
        String whole = payload(diff);
        requireRejectedDiff(whole.substring(0, whole.length() / 2), Reason.MALFORMED_JSON);
        String offGrid =
                whole.replaceFirst("\"b\":\\[", "\"b\":[[\"" + nearTouch() + "7\",\"1.0\"],");
        requireRejectedDiff(offGrid, Reason.PRICE_OFF_GRID);
        String negative =
                whole.replaceFirst("\"a\":\\[", "\"a\":[[\"" + nearTouch() + "0\",\"-1.0\"],");
        requireRejectedDiff(negative, Reason.OUT_OF_RANGE);
    }

    private static void requireRejectedDiff(String changed, Reason reason) throws IOException {
        Outcome outcome = run(Lines.withPayload(capture, diff, changed));
        requireStaleFrom(outcome, nextDiff, FeedEvent.Kind.GAP, diff);
        requireOneRejected(outcome, diff, reason, changed);
        assertThat(outcome.summary().rejected()).isEqualTo(1);
        assertThat(outcome.summary().gapLines()).containsExactly(nextDiff);
    }

    /** A price with one decimal, as the venue prints the first of its two. */
    private static String nearTouch() {
        String text = TrueBook.json(capture.line(bbo)).get("data").get("b").textValue();
        return text.substring(0, text.length() - 1);
    }

    @Test
    void tradesThatCannotBeUsedAreRejectedAndMissing() throws IOException {
        String whole = payload(trade);
        String price = TrueBook.json(capture.line(trade)).get("data").get("p").textValue();
        String offGrid = price.substring(0, price.length() - 1) + "5";
        requireRejectedTrade(whole.replace(price, offGrid), Reason.PRICE_OFF_GRID);
        requireRejectedTrade(whole.replace("\"q\":\"", "\"q\":\"-"), Reason.OUT_OF_RANGE);
    }

    private static void requireRejectedTrade(String changed, Reason reason) throws IOException {
        Outcome outcome = run(Lines.withPayload(capture, trade, changed));
        requireOneRejected(outcome, trade, reason, changed);
        requireSameBefore(outcome, trade);
        assertThat(outcome.summary().rejected()).isEqualTo(1);
        assertThat(outcome.summary().gaps()).isZero();
        assertThat(outcome.summary().applied()).isEqualTo(undisturbed.summary().applied());
        assertThat(outcome.summary().trades()).isEqualTo(undisturbed.summary().trades() - 1);
    }

    @Test
    void aDuplicateDiffIsCountedAndIgnored() throws IOException {
        String again = payload(Lines.next(capture, entryLine - 2_000, Lines::isDiff));
        Outcome outcome = run(Lines.withPayload(capture, bbo, again));
        requireSameResults(outcome);
        assertThat(outcome.summary().duplicates()).isEqualTo(1);
        assertThat(outcome.rejected).isEmpty();
    }

    /** In the place of a message that nothing depends on. */
    @Test
    void linesThatCannotBeUsedAreRejectedAndChangeNothingElse() throws IOException {
        String whole = payload(bbo);
        requireOnlyRejected("no JSON at all", Reason.MALFORMED_JSON);
        requireOnlyRejected(whole.substring(0, whole.length() - 1), Reason.MALFORMED_JSON);
        requireOnlyRejected(whole.replace("BTCUSDT", "ETHUSDT"), Reason.UNKNOWN_SYMBOL);
        requireOnlyRejected(whole.replace("\"B\":\"", "\"B\":\"-"), Reason.OUT_OF_RANGE);
    }

    private static void requireOnlyRejected(String changed, Reason reason) throws IOException {
        Outcome outcome = run(Lines.withPayload(capture, bbo, changed));
        requireSameResults(outcome);
        requireOneRejected(outcome, bbo, reason, changed);
        assertThat(outcome.summary().rejected()).isEqualTo(1);
        assertThat(outcome.summary().bbo()).isEqualTo(undisturbed.summary().bbo() - 1);
    }

    @Test
    void aStampAnHourAheadIsNotTrustedAndItsBookChangeIsApplied() throws IOException {
        long stamp = id(diff, "T");
        assertThat(stamp / 1000)
                .as("second of the diff before")
                .isEqualTo(id(previousDiff(), "T") / 1000);
        String ahead =
                payload(diff)
                        .replace("\"T\":" + stamp, "\"T\":" + (stamp + 3_600_000))
                        .replace("\"E\":" + id(diff, "E"), "\"E\":" + (id(diff, "E") + 3_600_000));
        Outcome outcome = run(Lines.withPayload(capture, diff, ahead));
        requireOneRejected(outcome, diff, Reason.STAMP_OUT_OF_RANGE, ahead);
        requireSameBefore(outcome, diff);
        assertThat(outcome.windowsFile(directory)).isEqualTo(windows);
        assertThat(outcome.summary().skewedStamps()).isEqualTo(1);
        assertThat(outcome.summary().rejected()).isZero();
        assertThat(outcome.summary().applied()).isEqualTo(undisturbed.summary().applied());
        assertThat(outcome.feedKinds()).isEqualTo(undisturbed.feedKinds());
    }

    private static int previousDiff() {
        int before = Lines.next(capture, entryLine - 2_000, Lines::isDiff);
        for (int next = before; next < diff; next = Lines.next(capture, next, Lines::isDiff)) {
            before = next;
        }
        return before;
    }

    @Test
    void aTornFileIsUsedUpToTheTear() throws IOException {
        Path whole = capture.writeTo(directory.resolve("whole.gz"));
        byte[] bytes = Files.readAllBytes(whole);
        Path torn = directory.resolve("torn.gz");
        Files.write(torn, Arrays.copyOf(bytes, bytes.length * 6 / 10));
        List<TapeSplit> splits = capture.inspect(torn);
        Outcome outcome = Outcome.of(splits, CONFIG);
        int lines = (int) outcome.summary().lines();
        assertThat(lines).isBetween(entryLine, capture.lines().size() - 1);
        assertThat(splits.get(0).problem()).contains(torn + ": ").contains("line " + (lines + 1));
        assertThat(outcome.decisions.size()).isGreaterThan(DECISIONS_BEFORE);
        assertThat(outcome.lines()).isEqualTo(run(capture.truncatedAfter(lines)).lines());
        assertThat(outcome.lines())
                .isEqualTo(undisturbed.lines().subList(0, outcome.decisions.size()));
    }

    /** From here on the book is STALE, nothing is decided but cancels, and trades go on. */
    private static void requireStaleFrom(
            Outcome outcome, int line, FeedEvent.Kind why, int sameBefore) {
        // More diffs follow than may wait for a snapshot.
        assertThat(outcome.feedKinds())
                .containsExactly(FeedEvent.Kind.SYNCED, why, FeedEvent.Kind.BUFFER_OVERFLOW);
        assertThat(outcome.feed.get(1).arrival().line()).isEqualTo(line);
        assertThat(outcome.summary().gaps()).isEqualTo(why == FeedEvent.Kind.GAP ? 1 : 0);
        assertThat(outcome.summary().trades()).isEqualTo(undisturbed.summary().trades());
        requireSameBefore(outcome, sameBefore);
        List<Decision> after =
                outcome.decisions.stream()
                        .filter(one -> !isBefore(one, outcome.feed.get(1)))
                        .toList();
        assertThat(after)
                .singleElement()
                .satisfies(
                        cancel -> {
                            assertThat(cancel.kind()).isEqualTo(Decision.Kind.CANCEL);
                            assertThat(cancel.cause()).isEqualTo(Decision.Cause.BOOK_STALE);
                            assertThat(cancel.arrival()).isEqualTo(outcome.feed.get(1).arrival());
                        });
        long second = id(nextDiff, "T") / 1000 * 1000;
        assertThat(outcome.windows.stream().filter(row -> row.windowStartMillis() > second))
                .hasSizeGreaterThan(60)
                .allMatch(row -> row.bookUpdates() == 0 && !row.hasBook() && row.trades() > 0);
    }

    private static boolean isBefore(Decision decision, FeedEvent event) {
        return decision.arrival().compareTo(event.arrival()) < 0;
    }

    private static void requireSameBefore(Outcome outcome, int line) {
        List<String> before = linesBefore(outcome, line);
        assertThat(before).hasSizeGreaterThanOrEqualTo(DECISIONS_BEFORE);
        assertThat(before).isEqualTo(linesBefore(undisturbed, line));
    }

    /** Decisions of the milliseconds before a line's. */
    private static List<String> linesBefore(Outcome outcome, int line) {
        long millis = Lines.millis(capture.line(line));
        return outcome.decisions.stream()
                .filter(one -> one.arrival().ingestMillis() < millis)
                .map(Outcome.JSON::write)
                .toList();
    }

    private static void requireSameResults(Outcome outcome) throws IOException {
        assertThat(outcome.lines()).isEqualTo(undisturbed.lines());
        assertThat(outcome.windowsFile(directory)).isEqualTo(windows);
        assertThat(outcome.feedKinds()).isEqualTo(undisturbed.feedKinds());
        assertThat(outcome.summary().applied()).isEqualTo(undisturbed.summary().applied());
        assertThat(outcome.summary().lines()).isEqualTo(undisturbed.summary().lines());
    }

    private static void requireOneRejected(
            Outcome outcome, int line, Reason reason, String payload) {
        assertThat(outcome.rejected).hasSize(1);
        Rejected rejected = outcome.rejected.get(0);
        assertThat(rejected.reason()).isEqualTo(reason);
        assertThat(rejected.arrival().line()).isEqualTo(line);
        assertThat(rejected.payload().getBytes(StandardCharsets.UTF_8))
                .isEqualTo(payload.getBytes(StandardCharsets.UTF_8));
        assertThat(rejected.detail()).isNotBlank();
    }

    private static String payload(int line) {
        return Lines.payload(capture.line(line));
    }

    private static long id(int line, String field) {
        return TrueBook.json(capture.line(line)).get("data").get(field).longValue();
    }
}
