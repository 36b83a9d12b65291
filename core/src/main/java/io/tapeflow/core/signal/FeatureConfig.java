package io.tapeflow.core.signal;

import io.tapeflow.core.market.LongestTime;
import java.io.Serializable;

/**
 * Settings of the features kernel.
 *
 * @param silenceMillis ingest time without a diff, trade or BBO after which a book is STALE, ms
 * @param zSamples samples, one a second, that z-scores look back on
 * @param zWarmUpSamples samples from which on z-scores are usable, at least 2
 * @param detectors thresholds of the detectors
 */
public record FeatureConfig(
        long silenceMillis, int zSamples, int zWarmUpSamples, DetectorConfig detectors)
        implements Serializable {

    public FeatureConfig {
        if (silenceMillis <= 0) {
            throw new IllegalArgumentException(
                    "silenceMillis " + silenceMillis + " must be positive");
        }
        LongestTime.require("silenceMillis", silenceMillis);
        if (zWarmUpSamples < 2 || zSamples < zWarmUpSamples) {
            throw new IllegalArgumentException(
                    "zWarmUpSamples "
                            + zWarmUpSamples
                            + " must be at least 2 and at most zSamples "
                            + zSamples);
        }
    }

    /** Silence after 10 s; z-scores over 900 s, usable after 60 s. */
    public static FeatureConfig defaults() {
        return new FeatureConfig(10_000, 900, 60, DetectorConfig.defaults());
    }
}
