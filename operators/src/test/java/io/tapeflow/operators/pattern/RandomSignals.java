package io.tapeflow.operators.pattern;

import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.signal.Detector;
import io.tapeflow.core.signal.SignalEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/**
 * Signals of one instrument, few kinds of them and close together: equal arrivals, equal
 * milliseconds, times a within apart and new syncs are all frequent.
 */
final class RandomSignals {
    private static final long START_MILLIS = 1_700_000_000_000L;
    private static final int[] STEP_MICROS = {0, 0, 200, 700, 1_000, 1_000, 2_000, 5_000};
    private static final double[] STRENGTHS = {0.5, 1, 1.25, 2, 7};

    private RandomSignals() {}

    static List<SignalEvent> draw(Random random, String instrument, int detectors, int most) {
        TreeSet<SignalEvent> signals = new TreeSet<>(SignalEvent.ORDER);
        long micros = START_MILLIS * 1000 + random.nextInt(3_000);
        long arrivalNumber = 0;
        long epoch = 1;
        int count = random.nextInt(most);
        for (int i = 0; i < count; i++) {
            if (random.nextInt(4) > 0) {
                micros += STEP_MICROS[random.nextInt(STEP_MICROS.length)];
                arrivalNumber++;
                // Backwards too: no feed does it, but both have to understand it alike.
                epoch += random.nextInt(10) == 0 ? (random.nextInt(4) == 0 ? -1 : 1) : 0;
            }
            signals.add(
                    new SignalEvent(
                            instrument,
                            new Arrival(micros, "tape", arrivalNumber),
                            micros,
                            epoch,
                            Detector.values()[random.nextInt(detectors)],
                            random.nextBoolean() ? 1 : -1,
                            STRENGTHS[random.nextInt(STRENGTHS.length)]));
        }
        return new ArrayList<>(signals);
    }
}
