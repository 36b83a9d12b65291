package io.tapeflow.core.market;

/** What an instrument's book is worth. */
public enum BookState {
    /** No snapshot yet; diffs are kept until one comes. */
    BUFFERING,
    /** The book is the venue's book. */
    SYNCED,
    /** It was synced and is no longer: gap, crossed book, silence or reset. */
    STALE
}
