package io.tapeflow.connectors.tape;

/** What the user asked for cannot be: the message names the file or option and the remedy. */
public final class TapeUsageException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public TapeUsageException(String message) {
        super(message);
    }
}
