package io.tapeflow.jobs.config;

import java.util.Objects;

/**
 * A value that is never written into a configuration file, a log or an error: the file names the
 * environment variable ({@code {env: NAME}}) or the file ({@code {file: PATH}}) that holds it.
 */
public final class Secret {
    private final String value;
    private final String origin;

    /**
     * @param origin where the value came from, for messages
     */
    public Secret(String value, String origin) {
        this.value = Objects.requireNonNull(value, "value");
        this.origin = Objects.requireNonNull(origin, "origin");
    }

    /** The secret itself: only for whoever hands it to its server. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return origin.hashCode();
    }

    @Override
    public String toString() {
        return "secret from " + origin;
    }
}
