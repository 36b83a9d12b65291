package io.tapeflow.core.book;

import static io.tapeflow.core.book.SequenceRule.BINANCE_SPOT;
import static io.tapeflow.core.book.SequenceRule.BINANCE_USDM;
import static io.tapeflow.core.book.SyncOutcome.APPLIED;
import static io.tapeflow.core.book.SyncOutcome.BUFFERED;
import static io.tapeflow.core.book.SyncOutcome.BUFFERED_WITH_LOSS;
import static io.tapeflow.core.book.SyncOutcome.CROSSED;
import static io.tapeflow.core.book.SyncOutcome.DUPLICATE;
import static io.tapeflow.core.book.SyncOutcome.GAP;
import static io.tapeflow.core.book.SyncOutcome.OLD;
import static io.tapeflow.core.book.SyncOutcome.RECOVERED;
import static io.tapeflow.core.book.SyncOutcome.SNAPSHOT_HELD;
import static io.tapeflow.core.book.SyncOutcome.SNAPSHOT_TOO_OLD;
import static io.tapeflow.core.book.SyncOutcome.STALE_SNAPSHOT;
import static io.tapeflow.core.book.SyncOutcome.SYNCED;
import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.BookDiff;
import io.tapeflow.core.market.BookSnapshot;
import io.tapeflow.core.market.BookState;
import io.tapeflow.core.market.Levels;
import io.tapeflow.core.market.MarketRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The venues' rules, case by case. Each diff sets a bid at 100 to the size of its last id. */
final class BookSyncTest {
    private static final Levels ASKS = levels(110, 5);

    private final BookSync sync = new BookSync();
    private final L2OrderBook book = new L2OrderBook();
    private SequenceRule rule = BINANCE_SPOT;
    private long line;

    private static Levels levels(long priceTicks, long sizeLots) {
        return new Levels(new long[] {priceTicks}, new long[] {sizeLots});
    }

    private BookDiff diffOf(long first, long last, long previous, Levels bids, Levels asks) {
        line++;
        Arrival arrival = Arrival.ofLine(1_000 * line, "tape", line, 0);
        return new BookDiff("X", arrival, MarketRecord.NO_TIME, first, last, previous, bids, asks);
    }

    private SyncOutcome spot(long first, long last) {
        Levels bids = levels(100, last);
        return sync.onDiff(diffOf(first, last, BookDiff.NO_ID, bids, Levels.NONE), book, rule);
    }

    private SyncOutcome usdm(long first, long last, long previous) {
        Levels bids = levels(100, last);
        return sync.onDiff(diffOf(first, last, previous, bids, Levels.NONE), book, BINANCE_USDM);
    }

    private SyncOutcome crossing(long first, long last) {
        return sync.onDiff(
                diffOf(first, last, BookDiff.NO_ID, levels(110, 1), Levels.NONE), book, rule);
    }

    private SyncOutcome snapshot(long id) {
        line++;
        Arrival arrival = Arrival.ofLine(1_000 * line, "tape", line, 0);
        return sync.onSnapshot(
                new BookSnapshot("X", arrival, MarketRecord.NO_TIME, id, levels(99, 1), ASKS),
                book,
                rule);
    }

    private void syncAt(long id) {
        assertThat(snapshot(id - 1)).isEqualTo(SNAPSHOT_HELD);
        assertThat(spot(id, id)).isEqualTo(SYNCED);
    }

    @Test
    void spotJoinsTheBufferToASnapshot() {
        assertThat(spot(1, 3)).isEqualTo(BUFFERED);
        assertThat(spot(4, 6)).isEqualTo(BUFFERED);
        assertThat(spot(7, 9)).isEqualTo(BUFFERED);
        assertThat(sync.state()).isEqualTo(BookState.BUFFERING);
        assertThat(snapshot(5)).isEqualTo(SYNCED);
        assertThat(sync.state()).isEqualTo(BookState.SYNCED);
        assertThat(sync.epoch()).isEqualTo(1);
        assertThat(sync.applied()).as("4-6 and 7-9").isEqualTo(2);
        assertThat(sync.lastUpdateId()).isEqualTo(9);
        assertThat(book.bidSizeLots(0)).isEqualTo(9);
        assertThat(book.bidCount()).isEqualTo(2);
    }

    @Test
    void spotDropsADiffThatEndsAtTheSnapshotAndJoinsTheNext() {
        spot(1, 5);
        assertThat(snapshot(5)).isEqualTo(SNAPSHOT_HELD);
        assertThat(sync.state()).isEqualTo(BookState.BUFFERING);
        assertThat(spot(2, 5)).as("again").isEqualTo(OLD);
        assertThat(spot(6, 7)).isEqualTo(SYNCED);
        assertThat(sync.applied()).isEqualTo(1);
        assertThat(sync.duplicates()).isZero();
    }

    @Test
    void spotAppliesAnOverlapAndRefusesAHole() {
        syncAt(10);
        assertThat(spot(11, 12)).isEqualTo(APPLIED);
        assertThat(spot(9, 14)).as("overlap").isEqualTo(APPLIED);
        assertThat(spot(16, 17)).as("15 is missing").isEqualTo(GAP);
        assertThat(sync.state()).isEqualTo(BookState.STALE);
        assertThat(sync.gaps()).isEqualTo(1);
        assertThat(sync.expectedUpdateId()).isEqualTo(15);
        assertThat(sync.receivedUpdateId()).isEqualTo(16);
        assertThat(book.hasTouch()).as("the book is gone").isFalse();
    }

    @Test
    void duplicatesAreTestedBeforeGaps() {
        syncAt(10);
        assertThat(spot(10, 10)).isEqualTo(DUPLICATE);
        assertThat(spot(2, 3)).isEqualTo(DUPLICATE);
        assertThat(sync.duplicates()).isEqualTo(2);
        assertThat(sync.gaps()).isZero();
        assertThat(spot(11, 11)).isEqualTo(APPLIED);
    }

    @Test
    void usdmDuplicateWithAnOldPredecessorIsNoGap() {
        rule = BINANCE_USDM;
        usdm(8, 10, 7);
        assertThat(snapshot(9)).isEqualTo(SYNCED);
        assertThat(usdm(8, 10, 7)).isEqualTo(DUPLICATE);
        assertThat(usdm(50, 60, 10)).as("ids jump, pu chains").isEqualTo(APPLIED);
        assertThat(usdm(61, 70, 59)).as("pu is not 60").isEqualTo(GAP);
        assertThat(sync.expectedUpdateId()).isEqualTo(60);
        assertThat(sync.receivedUpdateId()).isEqualTo(59);
    }

    @Test
    void usdmMayBeginWithADiffThatEndsAtTheSnapshot() {
        rule = BINANCE_USDM;
        usdm(1, 4, 0);
        usdm(6, 9, 4);
        assertThat(snapshot(9)).isEqualTo(SYNCED);
        assertThat(sync.applied()).isEqualTo(1);
        assertThat(usdm(20, 21, 9)).isEqualTo(APPLIED);
    }

    @Test
    void usdmSnapshotBetweenTwoDiffsJoinsNothing() {
        rule = BINANCE_USDM;
        usdm(1, 4, 0);
        usdm(10, 12, 4);
        assertThat(snapshot(7)).isEqualTo(SNAPSHOT_TOO_OLD);
        assertThat(sync.state()).isEqualTo(BookState.BUFFERING);
        assertThat(snapshot(11)).isEqualTo(SYNCED);
    }

    @Test
    void snapshotOlderThanTheBufferLeavesItBuffering() {
        spot(10, 12);
        assertThat(snapshot(5)).isEqualTo(SNAPSHOT_TOO_OLD);
        assertThat(sync.state()).isEqualTo(BookState.BUFFERING);
        assertThat(sync.staleSnapshots()).isEqualTo(1);
        assertThat(sync.buffered()).isEqualTo(1);
        assertThat(sync.gaps()).as("nothing was lost").isZero();
        assertThat(snapshot(9)).isEqualTo(SYNCED);
    }

    @Test
    void heldSnapshotThatTheNextDiffDoesNotReachIsGivenUp() {
        assertThat(snapshot(5)).isEqualTo(SNAPSHOT_HELD);
        assertThat(spot(8, 9)).isEqualTo(BUFFERED);
        assertThat(sync.staleSnapshots()).isEqualTo(1);
        assertThat(snapshot(7)).isEqualTo(SYNCED);
        assertThat(sync.gaps()).isZero();
    }

    @Test
    void newerSnapshotReplacesAHeldOneAndAnOlderOneDoesNot() {
        assertThat(snapshot(5)).isEqualTo(SNAPSHOT_HELD);
        assertThat(snapshot(4)).isEqualTo(STALE_SNAPSHOT);
        assertThat(snapshot(7)).isEqualTo(SNAPSHOT_HELD);
        assertThat(spot(6, 7)).isEqualTo(OLD);
        assertThat(spot(8, 8)).isEqualTo(SYNCED);
    }

    @Test
    void snapshotNotNewerThanTheLiveBookIsIgnored() {
        syncAt(10);
        assertThat(snapshot(10)).isEqualTo(STALE_SNAPSHOT);
        assertThat(snapshot(3)).isEqualTo(STALE_SNAPSHOT);
        assertThat(sync.staleSnapshots()).isEqualTo(2);
        assertThat(sync.epoch()).isEqualTo(1);
        assertThat(book.bidSizeLots(0)).as("still the book of the diff").isEqualTo(10);
        assertThat(spot(11, 11)).isEqualTo(APPLIED);
    }

    @Test
    void newerSnapshotReplacesTheLiveBookInANewEpoch() {
        syncAt(10);
        assertThat(snapshot(15)).isEqualTo(SNAPSHOT_HELD);
        assertThat(sync.state()).isEqualTo(BookState.STALE);
        assertThat(spot(11, 15)).isEqualTo(OLD);
        assertThat(spot(16, 16)).isEqualTo(SYNCED);
        assertThat(sync.epoch()).isEqualTo(2);
    }

    @Test
    void theDiffAfterAGapStartsTheNewBuffer() {
        syncAt(10);
        assertThat(spot(13, 14)).isEqualTo(GAP);
        assertThat(sync.buffered()).isEqualTo(1);
        assertThat(spot(15, 16)).isEqualTo(BUFFERED);
        assertThat(snapshot(12)).isEqualTo(SYNCED);
        assertThat(sync.applied()).as("10, then 13-14 and 15-16").isEqualTo(3);
        assertThat(sync.lastUpdateId()).isEqualTo(16);
        assertThat(sync.epoch()).isEqualTo(2);
    }

    @Test
    void snapshotOlderThanTheBookIsOfUseAgainAfterAGap() {
        syncAt(10);
        spot(13, 14);
        assertThat(snapshot(8)).as("does not reach the buffer").isEqualTo(SNAPSHOT_TOO_OLD);
        assertThat(sync.state()).isEqualTo(BookState.STALE);
    }

    @Test
    void bufferedChainIsCheckedLikeTheLiveOne() {
        spot(1, 3);
        spot(2, 3);
        spot(4, 4);
        spot(6, 7);
        spot(8, 8);
        assertThat(snapshot(2)).isEqualTo(GAP);
        assertThat(sync.duplicates()).isEqualTo(1);
        assertThat(sync.gaps()).isEqualTo(1);
        assertThat(sync.epoch()).isZero();
        assertThat(sync.state()).isEqualTo(BookState.BUFFERING);
        assertThat(sync.buffered()).as("6-7 and 8").isEqualTo(2);
        assertThat(sync.breakArrivalNumber())
                .as("the line of 6-7")
                .isEqualTo(4 * Arrival.FRAME_CAPACITY);
        assertThat(snapshot(5)).isEqualTo(SYNCED);
        assertThat(sync.lastUpdateId()).isEqualTo(8);
    }

    @Test
    void crossedOrLockedDiffIsDropped() {
        syncAt(10);
        assertThat(crossing(11, 11)).isEqualTo(CROSSED);
        assertThat(sync.state()).isEqualTo(BookState.STALE);
        assertThat(sync.crossed()).isEqualTo(1);
        assertThat(sync.applied()).as("without the crossed one").isEqualTo(1);
        assertThat(sync.buffered()).isZero();
        assertThat(spot(12, 12)).isEqualTo(BUFFERED);
        assertThat(snapshot(11)).isEqualTo(SYNCED);
    }

    @Test
    void crossedBookInTheBufferedChainKeepsWhatCameAfterIt() {
        spot(1, 1);
        crossing(2, 2);
        spot(3, 3);
        assertThat(snapshot(0)).isEqualTo(CROSSED);
        assertThat(sync.state()).isEqualTo(BookState.BUFFERING);
        assertThat(sync.buffered()).isEqualTo(1);
        assertThat(snapshot(2)).isEqualTo(SYNCED);
    }

    @Test
    void crossingWithinADiffIsNoMatterIfTheWholeIsNot() {
        syncAt(10);
        Levels bids = levels(110, 1);
        Levels asks = new Levels(new long[] {110, 111}, new long[] {0, 2});
        assertThat(sync.onDiff(diffOf(11, 11, BookDiff.NO_ID, bids, asks), book, rule))
                .isEqualTo(APPLIED);
    }

    @Test
    void silenceKeepsBookAndChain() {
        syncAt(10);
        sync.markSilent();
        assertThat(sync.state()).isEqualTo(BookState.STALE);
        assertThat(sync.isChained()).isTrue();
        assertThat(spot(10, 10)).isEqualTo(DUPLICATE);
        assertThat(sync.state()).as("a duplicate is no sign").isEqualTo(BookState.STALE);
        assertThat(snapshot(10)).isEqualTo(STALE_SNAPSHOT);
        assertThat(spot(11, 12)).isEqualTo(RECOVERED);
        assertThat(sync.state()).isEqualTo(BookState.SYNCED);
        assertThat(sync.epoch()).isEqualTo(1);
        assertThat(sync.applied()).isEqualTo(2);
    }

    @Test
    void gapAfterSilenceNeedsASnapshot() {
        syncAt(10);
        sync.markSilent();
        assertThat(spot(15, 15)).isEqualTo(GAP);
        assertThat(sync.isChained()).isFalse();
        assertThat(snapshot(14)).isEqualTo(SYNCED);
        assertThat(sync.state()).as("the silence is over too").isEqualTo(BookState.SYNCED);
    }

    @Test
    void resetForgetsBookBufferAndHeldSnapshot() {
        syncAt(10);
        sync.reset(book);
        assertThat(sync.state()).isEqualTo(BookState.STALE);
        assertThat(book.bidCount()).isZero();
        spot(11, 11);
        sync.reset(book);
        assertThat(sync.buffered()).isZero();
        snapshot(20);
        sync.reset(book);
        assertThat(spot(21, 21)).isEqualTo(BUFFERED);
        assertThat(snapshot(20)).isEqualTo(SYNCED);
        assertThat(sync.epoch()).isEqualTo(2);
    }

    @Test
    void bufferKeepsTheNewestDiffs() {
        for (int id = 1; id <= DiffBuffer.MAX_DIFFS; id++) {
            assertThat(spot(id, id)).isEqualTo(BUFFERED);
        }
        assertThat(spot(1025, 1025)).isEqualTo(BUFFERED_WITH_LOSS);
        assertThat(sync.bufferDropped()).isEqualTo(1);
        assertThat(sync.buffered()).isEqualTo(1024);
        assertThat(snapshot(0)).as("1 is gone").isEqualTo(SNAPSHOT_TOO_OLD);
        assertThat(snapshot(1)).isEqualTo(SYNCED);
        assertThat(sync.lastUpdateId()).isEqualTo(1025);
    }

    @Test
    void bufferIsBoundedInBytesToo() {
        Levels large = new Levels(new long[10_000], new long[10_000]);
        for (int id = 1; id <= 20; id++) {
            sync.onDiff(diffOf(id, id, BookDiff.NO_ID, large, Levels.NONE), book, rule);
        }
        assertThat(sync.buffered()).as("160 KB each").isEqualTo(6);
        assertThat(sync.bufferDropped()).isEqualTo(14);
    }

    @Test
    void writtenStateGoesOnAlike() throws IOException {
        UnaryOperator<BookSync> copier = BookSyncTest::copy;
        spot(1, 3);
        spot(4, 6);
        BookSync buffering = copier.apply(sync);
        assertThat(buffering.onSnapshot(snapshotRecord(2), new L2OrderBook(), rule))
                .isEqualTo(SYNCED);
        assertThat(buffering.applied()).isEqualTo(2);
        snapshot(2);
        sync.markSilent();
        BookSync silent = copier.apply(sync);
        assertThat(silent.state()).isEqualTo(BookState.STALE);
        assertThat(
                        silent.onDiff(
                                diffOf(7, 7, BookDiff.NO_ID, Levels.NONE, Levels.NONE), book, rule))
                .isEqualTo(RECOVERED);
    }

    private static BookSnapshot snapshotRecord(long id) {
        Arrival arrival = new Arrival(0, "tape", 0);
        return new BookSnapshot("X", arrival, MarketRecord.NO_TIME, id, levels(99, 1), ASKS);
    }

    private static BookSync copy(BookSync sync) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            sync.write(new DataOutputStream(bytes));
            BookSync copy = new BookSync();
            copy.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
            return copy;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
