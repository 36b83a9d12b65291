package io.tapeflow.core.signal;

import io.tapeflow.core.flow.WindowZScore;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** One z-score for each window of a flow; their histories outlive a resync. */
final class FlowScores {
    private final WindowZScore[] scores = new WindowZScore[InstrumentFlow.WINDOW_SECONDS.length];

    FlowScores() {
        Arrays.setAll(scores, window -> new WindowZScore());
    }

    void sample(int window, long valueLots, int maxSamples) {
        scores[window].sample(valueLots, maxSamples);
    }

    double score(int window, long valueLots, int warmUp) {
        return scores[window].score(valueLots, warmUp);
    }

    void write(DataOutput out) throws IOException {
        for (WindowZScore score : scores) {
            score.write(out);
        }
    }

    void read(DataInput in) throws IOException {
        for (WindowZScore score : scores) {
            score.read(in);
        }
    }
}
