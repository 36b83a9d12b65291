package io.tapeflow.connectors.tape.source;

import java.io.Serializable;

/**
 * How often a replaying reader emits watermarks. Results must not depend on it.
 *
 * @param kind regular or random
 * @param value milliseconds of ingest time between watermarks, at least 1, if regular; the seed if
 *     random
 */
public record CadenceConfig(Kind kind, long value) implements Serializable {
    /** Whether watermarks come at equal distances. */
    public enum Kind {
        REGULAR,
        RANDOM
    }

    /** Every 100 ms of ingest time. */
    public static final CadenceConfig DEFAULT = everyMillis(100);

    public CadenceConfig {
        if (kind == Kind.REGULAR && value < 1) {
            throw new IllegalArgumentException(
                    "milliseconds between watermarks must be at least 1, not " + value);
        }
    }

    /** A watermark when that many milliseconds of ingest time have passed. */
    public static CadenceConfig everyMillis(long millis) {
        return new CadenceConfig(Kind.REGULAR, millis);
    }

    /** Watermarks at random distances from 1 ms to 2 s, the same ones for the same seed. */
    public static CadenceConfig random(long seed) {
        return new CadenceConfig(Kind.RANDOM, seed);
    }
}
