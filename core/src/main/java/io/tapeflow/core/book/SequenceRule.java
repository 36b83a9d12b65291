package io.tapeflow.core.book;

import io.tapeflow.core.market.BookDiff;
import io.tapeflow.core.market.Venue;

/** How a venue family numbers its diffs: which one joins a snapshot and which one comes next. */
public enum SequenceRule {
    /** Ids are dense: U follows the last u, and may overlap it. */
    BINANCE_SPOT {
        @Override
        boolean isOlderThanSnapshot(BookDiff diff, long snapshotId) {
            return diff.lastUpdateId() <= snapshotId;
        }

        @Override
        boolean bridges(BookDiff diff, long snapshotId) {
            return diff.firstUpdateId() <= snapshotId + 1 && snapshotId + 1 <= diff.lastUpdateId();
        }

        @Override
        boolean follows(BookDiff diff, long lastId) {
            return diff.firstUpdateId() <= lastId + 1;
        }

        @Override
        long expectedAfter(long lastId) {
            return lastId + 1;
        }

        @Override
        long predecessorOf(BookDiff diff) {
            return diff.firstUpdateId();
        }
    },

    /** Ids jump; a diff names the last id of the one before (pu), and only that chains. */
    BINANCE_USDM {
        @Override
        boolean isOlderThanSnapshot(BookDiff diff, long snapshotId) {
            return diff.lastUpdateId() < snapshotId;
        }

        @Override
        boolean bridges(BookDiff diff, long snapshotId) {
            return diff.firstUpdateId() <= snapshotId && snapshotId <= diff.lastUpdateId();
        }

        @Override
        boolean follows(BookDiff diff, long lastId) {
            return diff.previousUpdateId() == lastId;
        }

        @Override
        long expectedAfter(long lastId) {
            return lastId;
        }

        @Override
        long predecessorOf(BookDiff diff) {
            return diff.previousUpdateId();
        }
    };

    /** The rule of a venue's order book stream. */
    public static SequenceRule of(Venue venue) {
        return switch (venue) {
            case BINANCE_SPOT -> BINANCE_SPOT;
            case BINANCE_USDM -> BINANCE_USDM;
        };
    }

    /** Whether the snapshot already contains all of the diff. */
    abstract boolean isOlderThanSnapshot(BookDiff diff, long snapshotId);

    /** Whether the diff may be the first one applied to the snapshot. */
    abstract boolean bridges(BookDiff diff, long snapshotId);

    /** Whether the diff, known not to be a duplicate, continues a book at this id. */
    abstract boolean follows(BookDiff diff, long lastId);

    /** What the id that chains (U or pu) had to be, for reports. */
    abstract long expectedAfter(long lastId);

    /** The id that chains (U or pu), for reports. */
    abstract long predecessorOf(BookDiff diff);

    /** Whether a book at this id already contains the diff. */
    boolean isDuplicate(BookDiff diff, long lastId) {
        return diff.lastUpdateId() <= lastId;
    }
}
