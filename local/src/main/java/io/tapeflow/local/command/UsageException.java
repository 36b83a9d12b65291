package io.tapeflow.local.command;

/** The call cannot be followed as it stands: the message names what, and the remedy. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
