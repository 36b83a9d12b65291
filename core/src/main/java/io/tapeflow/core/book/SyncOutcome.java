package io.tapeflow.core.book;

/** What a diff or snapshot did to the synchronisation of a book. */
public enum SyncOutcome {
    /** A diff was kept until a snapshot comes. */
    BUFFERED,
    /** A diff was kept and older ones had to go to make room. */
    BUFFERED_WITH_LOSS,
    /** A diff older than the snapshot that waits for its first diff. */
    OLD,
    /** A diff that the live book already contains. */
    DUPLICATE,
    /** A diff continued the live book. */
    APPLIED,
    /** A diff continued the live book after a silence: the same sync goes on. */
    RECOVERED,
    /** The book is complete: the first diff and all buffered behind it are applied. */
    SYNCED,
    /** An update id is missing; the diff after the hole starts the new buffer. */
    GAP,
    /** The book was crossed or locked after a whole diff, which is dropped. */
    CROSSED,
    /** A snapshot that is not newer than the book. */
    STALE_SNAPSHOT,
    /** A snapshot older than the first diff that is left, so that it cannot be joined to it. */
    SNAPSHOT_TOO_OLD,
    /** A snapshot was loaded and waits for its first diff. */
    SNAPSHOT_HELD
}
