/**
 * Order books: sorted levels in ticks and lots, and the rules that keep one equal to the venue's.
 */
package io.tapeflow.core.book;
