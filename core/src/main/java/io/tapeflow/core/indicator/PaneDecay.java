package io.tapeflow.core.indicator;

import io.tapeflow.core.flow.Panes;

/** Exponential decay over whole panes: exp(-panes / time constant), usual values from a table. */
final class PaneDecay {
    private static final int TABLE_LENGTH = 64;

    private final double panesPerTimeConstant;
    private final double[] table = new double[TABLE_LENGTH];

    PaneDecay(int timeConstantSeconds) {
        panesPerTimeConstant = Panes.ofSeconds(timeConstantSeconds);
        for (int panes = 0; panes < TABLE_LENGTH; panes++) {
            table[panes] = StrictMath.exp(-panes / panesPerTimeConstant);
        }
    }

    /** What remains after so many panes, in [0, 1]. */
    double over(long panes) {
        return panes < TABLE_LENGTH
                ? table[(int) panes]
                : StrictMath.exp(-panes / panesPerTimeConstant);
    }
}
