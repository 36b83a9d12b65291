package io.tapeflow.core.signal;

import java.io.Serializable;

/**
 * Thresholds of the detectors. A detector fires when its measure passes the threshold and not again
 * before the measure has come back past the re-arm level.
 *
 * @param ofiSurgeZ z-score of the 2 s OFI that fires
 * @param ofiRearmZ z-score below which it may fire again
 * @param tradeFlowSurgeZ z-score of the 2 s TFI that fires
 * @param tradeFlowRearmZ z-score below which it may fire again
 * @param momentumSigmas tick momentum, in standard deviations that a random walk of the last 60 s'
 *     volatility would give it, that makes a direction; the change of direction fires
 * @param breakoutWidthShare how far beyond the Donchian channel, as a share of its width, fires
 * @param breakoutRearmShare how far inside the channel, as a share of its width, re-arms
 * @param vacuumDepthShare depth of a side, as a share of its recent mean, below which fires
 * @param vacuumRearmShare share of the mean above which it may fire again
 */
public record DetectorConfig(
        double ofiSurgeZ,
        double ofiRearmZ,
        double tradeFlowSurgeZ,
        double tradeFlowRearmZ,
        double momentumSigmas,
        double breakoutWidthShare,
        double breakoutRearmShare,
        double vacuumDepthShare,
        double vacuumRearmShare)
        implements Serializable {

    public DetectorConfig {
        requireOrder("ofi", ofiRearmZ, ofiSurgeZ);
        requireOrder("tradeFlow", tradeFlowRearmZ, tradeFlowSurgeZ);
        requireOrder("vacuum", vacuumDepthShare, vacuumRearmShare);
        if (!(momentumSigmas > 0 && breakoutWidthShare >= 0 && breakoutRearmShare >= 0)) {
            throw new IllegalArgumentException(
                    "momentumSigmas must be positive and the breakout shares not negative");
        }
    }

    /** Thresholds under which each detector fires some times a minute on a liquid instrument. */
    public static DetectorConfig defaults() {
        return new DetectorConfig(2.0, 1.0, 2.0, 1.0, 1.0, 0.0, 0.1, 0.25, 0.5);
    }

    private static void requireOrder(String name, double lower, double upper) {
        if (!(lower > 0 && lower <= upper)) {
            throw new IllegalArgumentException(
                    name + ": " + lower + " must be positive and at most " + upper);
        }
    }
}
