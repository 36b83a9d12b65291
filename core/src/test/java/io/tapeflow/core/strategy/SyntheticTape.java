package io.tapeflow.core.strategy;

import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.BookState;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.Levels;
import io.tapeflow.core.signal.DecisionInput;
import io.tapeflow.core.signal.Feature;
import io.tapeflow.core.signal.InstrumentTerms;
import io.tapeflow.core.signal.MarketView;
import io.tapeflow.core.signal.PatternMatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Seeded random input of one account on two instruments with everything in it: moving books, noisy
 * features, pattern matches, stale phases, several inputs in a millisecond.
 */
final class SyntheticTape {
    private static final Instrument[] TRADED = {
        PaperDesk.instrument("BTCUSDT", Instrument.Kind.LINEAR),
        PaperDesk.instrument("BTCUSDT", Instrument.Kind.SPOT)
    };
    private static final String[] TAPES = {"binance-usdm:BTCUSDT", "binance-spot:BTCUSDT"};

    private final Random random;
    private final List<DecisionInput> inputs = new ArrayList<>();
    private final long[] bidTicks = {10_000, 10_004};
    private final double[] ofi = new double[2];
    private final long[] epochs = {1, 1};
    private final BookState[] states = {BookState.SYNCED, BookState.SYNCED};

    private SyntheticTape(long seed) {
        random = new Random(seed);
    }

    /** That many inputs in the total order. */
    static List<DecisionInput> of(long seed, int count) {
        SyntheticTape tape = new SyntheticTape(seed);
        for (int i = 0; i < 2; i++) {
            tape.inputs.add(
                    new InstrumentTerms("paper", Arrival.ofLine(0, TAPES[i], 0, 0), TRADED[i]));
        }
        long micros = 1_000_000;
        for (int line = 1; tape.inputs.size() < count; line++) {
            micros += tape.random.nextInt(4) == 0 ? 0 : tape.random.nextInt(120_000);
            tape.add(Arrival.ofLine(micros, "", line, 0));
        }
        tape.inputs.sort(DecisionInput.ORDER);
        return tape.inputs;
    }

    private void add(Arrival place) {
        int i = random.nextInt(2);
        Arrival at = new Arrival(place.ingestTimeMicros(), TAPES[i], place.arrivalNumber());
        if (random.nextInt(150) == 0) {
            boolean stale = states[i] == BookState.SYNCED;
            states[i] = stale ? BookState.STALE : BookState.SYNCED;
            epochs[i] += stale ? 0 : 1;
        }
        ofi[i] = 0.9 * ofi[i] + random.nextGaussian();
        bidTicks[i] += random.nextInt(3) - 1;
        inputs.add(view(i, at));
        if (random.nextInt(30) == 0) {
            inputs.add(
                    new PatternMatch(
                            "paper",
                            TRADED[i].id(),
                            at,
                            "p" + random.nextInt(3),
                            0,
                            random.nextBoolean() ? 1 : -1,
                            1 + random.nextDouble(),
                            epochs[i],
                            at));
        }
    }

    private MarketView view(int i, Arrival at) {
        boolean synced = states[i] == BookState.SYNCED;
        double[] features = new double[Feature.count()];
        Arrays.fill(features, Double.NaN);
        long spread = 1 + random.nextInt(2);
        if (synced) {
            set(features, Feature.OFI_Z_10S, ofi[i]);
            set(features, Feature.TFI_Z_10S, random.nextGaussian());
            set(features, Feature.TICK_MOMENTUM_TICKS, random.nextGaussian());
            set(features, Feature.QUEUE_IMBALANCE_TOP5, 2 * random.nextDouble() - 1);
            set(features, Feature.REALISED_VOLATILITY_10S_TICKS, 1 + random.nextInt(12));
            set(features, Feature.REALISED_VOLATILITY_60S_TICKS, 10 + random.nextInt(10));
        }
        return new MarketView(
                "paper",
                TRADED[i].id(),
                at,
                at.ingestTimeMicros(),
                at.ingestTimeMicros(),
                states[i],
                epochs[i],
                features,
                synced ? levels(bidTicks[i], -1) : Levels.NONE,
                synced ? levels(bidTicks[i] + spread, 1) : Levels.NONE,
                random.nextInt(3) - 1,
                bidTicks[i],
                1);
    }

    private static void set(double[] features, Feature feature, double value) {
        features[feature.ordinal()] = value;
    }

    private Levels levels(long bestTicks, int step) {
        long[] prices = new long[MarketView.DEPTH];
        long[] sizes = new long[MarketView.DEPTH];
        for (int level = 0; level < prices.length; level++) {
            prices[level] = bestTicks + (long) step * level;
            sizes[level] = 1 + random.nextInt(20);
        }
        return new Levels(prices, sizes);
    }
}
