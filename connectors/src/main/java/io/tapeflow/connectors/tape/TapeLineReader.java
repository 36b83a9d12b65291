package io.tapeflow.connectors.tape;

import java.io.Closeable;
import java.io.IOException;

/** The lines of one capture, in order, whatever format it has. */
public interface TapeLineReader extends Closeable {
    /**
     * Reads the next line into {@code line}, whose byte array may be the reader's own buffer and is
     * valid until the next call. Ingest times never decrease: a stamp below an earlier one is
     * raised to it, and a line without a readable stamp becomes a FRAME of the whole line at the
     * greatest stamp so far, so that the venue's parser rejects it by name.
     *
     * @return false at the end
     * @throws TornTapeException once, when what follows cannot be read; everything that precedes
     *     the tear was delivered, and further calls return false
     */
    boolean next(TapeLine line) throws IOException;
}
