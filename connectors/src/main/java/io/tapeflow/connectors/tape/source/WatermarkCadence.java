package io.tapeflow.connectors.tape.source;

import java.util.SplittableRandom;

/** Decides when a watermark is due in a stream of records in order of time. */
final class WatermarkCadence {
    /** Answer that no watermark is due. */
    static final long NONE = Long.MIN_VALUE;

    private static final int RANDOM_MILLIS = 2_000;

    private final CadenceConfig config;
    private final SplittableRandom random;
    private long dueMillis = Long.MIN_VALUE;

    WatermarkCadence(CadenceConfig config) {
        this.config = config;
        this.random = new SplittableRandom(config.value());
    }

    /**
     * The watermark to emit before a record of this millisecond, or {@link #NONE}: all before that
     * millisecond has been emitted, of the millisecond itself more may come.
     */
    long before(long millis) {
        long watermark = millis - 1;
        if (watermark < dueMillis) {
            return NONE;
        }
        dueMillis = watermark + step();
        return watermark;
    }

    private long step() {
        if (config.kind() == CadenceConfig.Kind.REGULAR) {
            return config.value();
        }
        return random.nextBoolean() ? 1 : random.nextInt(1, RANDOM_MILLIS + 1);
    }
}
