package io.tapeflow.connectors.tape;

import java.io.IOException;

/** A file of a tape cannot be read beyond a line, as after a crash of its recorder. */
public final class TornTapeException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final long line;

    TornTapeException(String file, long line, IOException cause) {
        super(file + ": cannot be read from line " + line + " on: " + reason(cause), cause);
        this.file = file;
        this.line = line;
    }

    /** The file as it was named by the user. */
    public String file() {
        return file;
    }

    /** First line of the file, from 1, that cannot be read whole. */
    public long line() {
        return line;
    }

    private static String reason(IOException cause) {
        return cause.getMessage() != null ? cause.getMessage() : cause.getClass().getSimpleName();
    }
}
