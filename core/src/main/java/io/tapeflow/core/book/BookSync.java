package io.tapeflow.core.book;

import io.tapeflow.core.market.BookDiff;
import io.tapeflow.core.market.BookSnapshot;
import io.tapeflow.core.market.BookState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Keeps a book equal to the venue's: buffers diffs until a snapshot comes, joins the two, and then
 * checks every diff. Duplicates are tested before gaps; the buffered chain is checked like the live
 * one. A snapshot newer than the live book replaces it, which is a new sync.
 *
 * <p>The state is SYNCED while the chain of ids is unbroken and the feed is not silent. A silence
 * keeps book and chain; a gap, a crossed book or a reset waits for a snapshot.
 */
public final class BookSync {
    /** Whether diffs are applied as they come. */
    private boolean chained;

    /** Whether a snapshot is loaded that still waits for its first diff. */
    private boolean held;

    private boolean silent;
    private long lastUpdateId = BookDiff.NO_ID;
    private long epoch;
    private long applied;
    private long gaps;
    private long duplicates;
    private long crossed;
    private long staleSnapshots;
    private long expectedUpdateId = BookDiff.NO_ID;
    private long receivedUpdateId = BookDiff.NO_ID;
    private long breakArrivalNumber;
    private final DiffBuffer buffer = new DiffBuffer();

    /** What the book is worth now. */
    public BookState state() {
        if (chained && !silent) {
            return BookState.SYNCED;
        }
        return epoch == 0 ? BookState.BUFFERING : BookState.STALE;
    }

    /** Whether the chain of ids is unbroken since the last sync, silent or not. */
    public boolean isChained() {
        return chained;
    }

    /** How many times the book was synced. */
    public long epoch() {
        return epoch;
    }

    /** Update id of the book, while it is chained. */
    public long lastUpdateId() {
        return lastUpdateId;
    }

    /** Diffs applied, those that completed a sync included. */
    public long applied() {
        return applied;
    }

    public long gaps() {
        return gaps;
    }

    public long duplicates() {
        return duplicates;
    }

    public long crossed() {
        return crossed;
    }

    /** Snapshots that were of no use: not newer than the book, or older than the first diff. */
    public long staleSnapshots() {
        return staleSnapshots;
    }

    /** Diffs that left a full buffer. */
    public long bufferDropped() {
        return buffer.dropped();
    }

    /** Diffs that wait for a snapshot. */
    public int buffered() {
        return buffer.size();
    }

    /** At the last gap: the id that had to come (U on spot, pu on futures). */
    public long expectedUpdateId() {
        return expectedUpdateId;
    }

    /** At the last gap: the id that came. */
    public long receivedUpdateId() {
        return receivedUpdateId;
    }

    /** Arrival number of the diff that made the last gap or crossed the book last. */
    public long breakArrivalNumber() {
        return breakArrivalNumber;
    }

    /** Takes a diff and applies it if it is next. */
    public SyncOutcome onDiff(BookDiff diff, L2OrderBook book, SequenceRule rule) {
        if (chained) {
            boolean wasSilent = silent;
            SyncOutcome outcome = applyNext(diff, book, rule);
            if (outcome == SyncOutcome.APPLIED && wasSilent) {
                silent = false;
                return SyncOutcome.RECOVERED;
            }
            if (outcome == SyncOutcome.GAP) {
                buffer.add(diff);
            }
            return outcome;
        }
        if (held && rule.isOlderThanSnapshot(diff, lastUpdateId)) {
            return SyncOutcome.OLD;
        }
        boolean loss = buffer.add(diff);
        if (held) {
            SyncOutcome outcome = join(book, rule);
            return outcome == SyncOutcome.SNAPSHOT_TOO_OLD ? SyncOutcome.BUFFERED : outcome;
        }
        return loss ? SyncOutcome.BUFFERED_WITH_LOSS : SyncOutcome.BUFFERED;
    }

    /** Takes a snapshot and joins the buffered diffs to it. */
    public SyncOutcome onSnapshot(BookSnapshot snapshot, L2OrderBook book, SequenceRule rule) {
        if ((chained || held) && snapshot.lastUpdateId() <= lastUpdateId) {
            staleSnapshots++;
            return SyncOutcome.STALE_SNAPSHOT;
        }
        chained = false;
        silent = false;
        held = true;
        lastUpdateId = snapshot.lastUpdateId();
        book.load(snapshot.bids(), snapshot.asks());
        while (!buffer.isEmpty() && rule.isOlderThanSnapshot(buffer.peek(), lastUpdateId)) {
            buffer.poll();
        }
        return buffer.isEmpty() ? SyncOutcome.SNAPSHOT_HELD : join(book, rule);
    }

    /** The feed fell silent: the state becomes STALE, book and chain stay. */
    public void markSilent() {
        silent = true;
    }

    /** The connection or the terms changed: what follows needs a new snapshot. */
    public void reset(L2OrderBook book) {
        unchain(book);
        buffer.clear();
    }

    /** Applies the whole buffer to the loaded snapshot. */
    private SyncOutcome join(L2OrderBook book, SequenceRule rule) {
        if (!rule.bridges(buffer.peek(), lastUpdateId)) {
            staleSnapshots++;
            unchain(book);
            return SyncOutcome.SNAPSHOT_TOO_OLD;
        }
        // The first diff may begin before the snapshot: what makes it next is that it bridges.
        SyncOutcome outcome = apply(buffer.poll(), book);
        while (outcome != SyncOutcome.CROSSED && !buffer.isEmpty()) {
            outcome = applyNext(buffer.peek(), book, rule);
            if (outcome == SyncOutcome.GAP) {
                return outcome;
            }
            buffer.poll();
        }
        if (outcome == SyncOutcome.CROSSED) {
            return outcome;
        }
        chained = true;
        held = false;
        epoch++;
        return SyncOutcome.SYNCED;
    }

    private SyncOutcome applyNext(BookDiff diff, L2OrderBook book, SequenceRule rule) {
        if (rule.isDuplicate(diff, lastUpdateId)) {
            duplicates++;
            return SyncOutcome.DUPLICATE;
        }
        if (!rule.follows(diff, lastUpdateId)) {
            gaps++;
            expectedUpdateId = rule.expectedAfter(lastUpdateId);
            receivedUpdateId = rule.predecessorOf(diff);
            breakArrivalNumber = diff.arrival().arrivalNumber();
            unchain(book);
            return SyncOutcome.GAP;
        }
        return apply(diff, book);
    }

    private SyncOutcome apply(BookDiff diff, L2OrderBook book) {
        book.apply(diff.bids(), diff.asks());
        if (book.isCrossedOrLocked()) {
            crossed++;
            breakArrivalNumber = diff.arrival().arrivalNumber();
            unchain(book);
            return SyncOutcome.CROSSED;
        }
        lastUpdateId = diff.lastUpdateId();
        applied++;
        return SyncOutcome.APPLIED;
    }

    private void unchain(L2OrderBook book) {
        chained = false;
        held = false;
        silent = false;
        lastUpdateId = BookDiff.NO_ID;
        book.clear();
    }

    public void write(DataOutput out) throws IOException {
        out.writeBoolean(chained);
        out.writeBoolean(held);
        out.writeBoolean(silent);
        out.writeLong(lastUpdateId);
        out.writeLong(epoch);
        out.writeLong(applied);
        out.writeLong(gaps);
        out.writeLong(duplicates);
        out.writeLong(crossed);
        out.writeLong(staleSnapshots);
        out.writeLong(expectedUpdateId);
        out.writeLong(receivedUpdateId);
        out.writeLong(breakArrivalNumber);
        buffer.write(out);
    }

    /** Replaces everything by what {@link #write} wrote. */
    public void read(DataInput in) throws IOException {
        chained = in.readBoolean();
        held = in.readBoolean();
        silent = in.readBoolean();
        lastUpdateId = in.readLong();
        epoch = in.readLong();
        applied = in.readLong();
        gaps = in.readLong();
        duplicates = in.readLong();
        crossed = in.readLong();
        staleSnapshots = in.readLong();
        expectedUpdateId = in.readLong();
        receivedUpdateId = in.readLong();
        breakArrivalNumber = in.readLong();
        buffer.read(in);
    }
}
