package io.tapeflow.core.signal;

import io.tapeflow.core.flow.MultiLevelOfi;
import io.tapeflow.core.flow.QueueImbalance;
import io.tapeflow.core.indicator.TickMomentum;
import java.util.Arrays;

/** Reads the features of a SYNCED instrument off its state, in the order of {@link Feature}. */
final class FeatureVector {
    private static final Feature[] OFI = {
        Feature.OFI_1S_LOTS, Feature.OFI_2S_LOTS, Feature.OFI_10S_LOTS, Feature.OFI_60S_LOTS
    };
    private static final Feature[] OFI_Z = {
        Feature.OFI_Z_1S, Feature.OFI_Z_2S, Feature.OFI_Z_10S, Feature.OFI_Z_60S
    };
    private static final Feature[] TFI = {
        Feature.TFI_1S_LOTS, Feature.TFI_2S_LOTS, Feature.TFI_10S_LOTS, Feature.TFI_60S_LOTS
    };
    private static final Feature[] TFI_Z = {
        Feature.TFI_Z_1S, Feature.TFI_Z_2S, Feature.TFI_Z_10S, Feature.TFI_Z_60S
    };

    private FeatureVector() {}

    private static final double[] UNKNOWN = new double[Feature.count()];

    static {
        Arrays.fill(UNKNOWN, Double.NaN);
    }

    /** All NaN: what is known while the book is not SYNCED. */
    static double[] unknown() {
        return UNKNOWN.clone();
    }

    static double[] of(InstrumentFlow flow, BookTop top, int zWarmUp) {
        double[] features = unknown();
        if (top.known) {
            book(features, top);
        }
        for (int window = 0; window < InstrumentFlow.WINDOW_SECONDS.length; window++) {
            if (flow.isWarm(InstrumentFlow.WINDOW_SECONDS[window])) {
                window(features, flow, window, zWarmUp);
            }
        }
        for (int rank = 0; rank < MultiLevelOfi.DEPTH; rank++) {
            features[Feature.MLOFI_10S_L1_LOTS.ordinal() + rank] =
                    flow.levels.lots(rank, flow.clockMicros);
        }
        put(features, Feature.WEIGHTED_OFI_10S_LOTS, flow.levels.weightedLots(flow.clockMicros));
        slow(features, flow);
        return features;
    }

    private static void book(double[] features, BookTop top) {
        put(features, Feature.MID_TICKS, top.midHalfTicks() * 0.5);
        put(features, Feature.SPREAD_TICKS, top.spreadTicks());
        put(
                features,
                Feature.WEIGHTED_MID_OFFSET_TICKS,
                QueueImbalance.weightedMidOffsetTicks(
                        top.spreadTicks(), top.bidSizeLots, top.askSizeLots));
        put(
                features,
                Feature.QUEUE_IMBALANCE_1,
                QueueImbalance.of(top.bidSizeLots, top.askSizeLots));
        put(
                features,
                Feature.QUEUE_IMBALANCE_TOP5,
                QueueImbalance.of(top.bidNearLots, top.askNearLots));
        put(
                features,
                Feature.QUEUE_IMBALANCE_TOP10,
                QueueImbalance.of(top.bidDepthLots, top.askDepthLots));
        put(features, Feature.BID_DEPTH_TOP10_LOTS, top.bidDepthLots);
        put(features, Feature.ASK_DEPTH_TOP10_LOTS, top.askDepthLots);
    }

    private static void window(double[] features, InstrumentFlow flow, int window, int zWarmUp) {
        long ofi = flow.ofiSums.sum(window);
        long tfi = flow.trades.imbalanceLots(window);
        put(features, OFI[window], ofi);
        put(features, OFI_Z[window], flow.ofiScores.score(window, ofi, zWarmUp));
        put(features, TFI[window], tfi);
        put(features, TFI_Z[window], flow.tradeScores.score(window, tfi, zWarmUp));
    }

    private static void slow(double[] features, InstrumentFlow flow) {
        if (flow.isWarm(1)) {
            put(features, Feature.VOLUME_1S_LOTS, flow.trades.volumeLots(InstrumentFlow.WINDOW_1S));
        }
        if (flow.isWarm(10)) {
            put(
                    features,
                    Feature.VOLUME_10S_LOTS,
                    flow.trades.volumeLots(InstrumentFlow.WINDOW_10S));
            put(
                    features,
                    Feature.REALISED_VOLATILITY_10S_TICKS,
                    flow.volatility.ticks(InstrumentFlow.VOLATILITY_10S));
        }
        if (flow.isWarm(60)) {
            put(
                    features,
                    Feature.VOLUME_60S_LOTS,
                    flow.trades.volumeLots(InstrumentFlow.WINDOW_60S));
            put(
                    features,
                    Feature.REALISED_VOLATILITY_60S_TICKS,
                    flow.volatility.ticks(InstrumentFlow.VOLATILITY_60S));
        }
        if (flow.isWarm(InstrumentFlow.CHANNEL_SECONDS) && flow.channelKnown) {
            put(features, Feature.DONCHIAN_HIGH_60S_TICKS, flow.channelHighHalfTicks * 0.5);
            put(features, Feature.DONCHIAN_LOW_60S_TICKS, flow.channelLowHalfTicks * 0.5);
        }
        if (flow.isWarm(TickMomentum.WARM_UP_SECONDS)) {
            put(features, Feature.TICK_MOMENTUM_TICKS, flow.momentum.ticks());
        }
        if (flow.hasClock()) {
            put(features, Feature.CVD_LOTS, flow.trades.cvdLots());
        }
    }

    private static void put(double[] features, Feature feature, double value) {
        features[feature.ordinal()] = value;
    }
}
