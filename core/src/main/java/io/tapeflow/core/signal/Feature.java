package io.tapeflow.core.signal;

/**
 * The features of a {@link MarketView}, in the order of its vector. NaN means not known or not
 * warm, never zero. Sliding windows end at the instrument clock and consist of 100 ms panes.
 */
public enum Feature {
    /** (best bid + best ask) / 2, ticks. */
    MID_TICKS,
    /** Best ask - best bid, ticks. */
    SPREAD_TICKS,
    /** (bid * askSize + ask * bidSize) / (bidSize + askSize) - mid, ticks. */
    WEIGHTED_MID_OFFSET_TICKS,
    /** (bidSize - askSize) / (bidSize + askSize) at level 1, in [-1, 1]. */
    QUEUE_IMBALANCE_1,
    /** The same over the sums of levels 1 to 5. */
    QUEUE_IMBALANCE_TOP5,
    /** The same over the sums of levels 1 to 10. */
    QUEUE_IMBALANCE_TOP10,
    /** Sum of bid sizes at levels 1 to 10, lots. */
    BID_DEPTH_TOP10_LOTS,
    /** Sum of ask sizes at levels 1 to 10, lots. */
    ASK_DEPTH_TOP10_LOTS,
    /** Order flow imbalance at the touch, summed over the window, lots. */
    OFI_1S_LOTS,
    OFI_2S_LOTS,
    OFI_10S_LOTS,
    OFI_60S_LOTS,
    /** z-score of the OFI window against its samples, one a second. */
    OFI_Z_1S,
    OFI_Z_2S,
    OFI_Z_10S,
    OFI_Z_60S,
    /** Multi-level OFI over 10 s, lots, level by level. */
    MLOFI_10S_L1_LOTS,
    MLOFI_10S_L2_LOTS,
    MLOFI_10S_L3_LOTS,
    MLOFI_10S_L4_LOTS,
    MLOFI_10S_L5_LOTS,
    MLOFI_10S_L6_LOTS,
    MLOFI_10S_L7_LOTS,
    MLOFI_10S_L8_LOTS,
    MLOFI_10S_L9_LOTS,
    MLOFI_10S_L10_LOTS,
    /** Levels 1 to 3 of the 10 s multi-level OFI weighted 0.5, 0.3, 0.2, lots. */
    WEIGHTED_OFI_10S_LOTS,
    /** Trade flow imbalance: buy minus sell aggressor volume in the window, lots. */
    TFI_1S_LOTS,
    TFI_2S_LOTS,
    TFI_10S_LOTS,
    TFI_60S_LOTS,
    TFI_Z_1S,
    TFI_Z_2S,
    TFI_Z_10S,
    TFI_Z_60S,
    /** Buy plus sell aggressor volume in the window, lots. */
    VOLUME_1S_LOTS,
    VOLUME_10S_LOTS,
    VOLUME_60S_LOTS,
    /** Cumulative volume delta since 00:00 UTC of the instrument clock, lots. */
    CVD_LOTS,
    /** EWMA of signed mid moves, ticks: see {@code TickMomentum}. */
    TICK_MOMENTUM_TICKS,
    /** Square root of the sum of squared mid moves in the window, ticks. */
    REALISED_VOLATILITY_10S_TICKS,
    REALISED_VOLATILITY_60S_TICKS,
    /** Highest and lowest mid of the last 60 s before this update, ticks. */
    DONCHIAN_HIGH_60S_TICKS,
    DONCHIAN_LOW_60S_TICKS;

    private static final int COUNT = values().length;

    /** Length of a feature vector. */
    public static int count() {
        return COUNT;
    }
}
