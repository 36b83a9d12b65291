package io.tapeflow.local.promise;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.core.signal.Detector;
import io.tapeflow.core.signal.FeedSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A detector that never fires on a real market, or always does, tells nothing. */
final class DetectorsTest {
    @TempDir Path directory;

    @Test
    void everyKindFiresOnTheUsdmCapture() throws IOException {
        requireAll(Capture.usdm());
    }

    @Test
    void everyKindFiresOnTheSpotCapture() throws IOException {
        requireAll(Capture.spot());
    }

    private void requireAll(Capture capture) throws IOException {
        FeedSummary summary = Outcome.of(capture.inspectedIn(directory)).summary();
        System.out.printf(
                "%s: %s fired %s in %d seconds%n",
                summary.instrument(),
                Arrays.toString(Detector.values()),
                Arrays.toString(summary.signals()),
                summary.windows());
        for (Detector detector : Detector.values()) {
            assertThat(summary.signals()[detector.ordinal()])
                    .as("%s on %s", detector, summary.instrument())
                    .isBetween(2L, summary.windows());
        }
    }
}
