package io.tapeflow.core.signal;

/** The kinds of sparse events that features are turned into. */
public enum Detector {
    /** OFI z-score beyond its threshold. */
    OFI_SURGE,
    /** TFI z-score beyond its threshold. */
    TRADE_FLOW_SURGE,
    /** Tick momentum changed sign with enough force. */
    MOMENTUM_FLIP,
    /** Mid left its 60 s Donchian channel. */
    BREAKOUT,
    /** Depth of one side fell far below its recent mean; direction is towards the thin side. */
    LIQUIDITY_VACUUM
}
