package io.tapeflow.core.signal;

import java.util.Arrays;

/** What {@link Fusion} made of one view; one object is used again for every view. */
public final class FusedScore {
    private final double[] contributions = new double[Fusion.Component.values().length];
    private double score = Double.NaN;
    private double confidence = Double.NaN;
    private Regime regime;

    void none() {
        Arrays.fill(contributions, Double.NaN);
        score = Double.NaN;
        confidence = Double.NaN;
        regime = null;
    }

    void contribute(Fusion.Component component, double contribution) {
        contributions[component.ordinal()] = contribution;
    }

    void complete(Regime of) {
        double sum = 0;
        double absolute = 0;
        for (double contribution : contributions) {
            sum += contribution;
            absolute += Math.abs(contribution);
        }
        regime = of;
        score = StrictMath.tanh(sum);
        confidence = absolute == 0 ? 0 : Math.min(1, Math.abs(sum) / absolute);
    }

    /** Whether there is a score: all its components are warm and the book is SYNCED. */
    public boolean exists() {
        return !Double.isNaN(score);
    }

    /** In [-1, 1], positive expects a rising price; NaN where there is none. */
    public double score() {
        return score;
    }

    /** Agreement of the components: |sum| / sum of absolute contributions, in [0, 1]. */
    public double confidence() {
        return confidence;
    }

    /** The regime, or null where there is no score. */
    public Regime regime() {
        return regime;
    }

    /** A copy of the weighted components, by ordinal of {@link Fusion.Component}. */
    public double[] contributions() {
        return contributions.clone();
    }
}
