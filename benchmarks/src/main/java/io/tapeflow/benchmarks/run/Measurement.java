package io.tapeflow.benchmarks.run;

import java.util.Arrays;

/** Several runs of one measurement. */
public record Measurement(double[] runs) {

    /** The middle run, the upper of two. */
    public double median() {
        double[] sorted = runs.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
