package io.tapeflow.core.signal;

/** How much the mid moves, measured in ticks, which a mirrored price scale leaves unchanged. */
public enum Regime {
    /** The mid has not moved in the last 60 s: order flow means nothing here. */
    DEAD,
    /** The last 10 s moved no more than their share of the last 60 s. */
    CALM,
    /** The last 10 s moved more than their share of the last 60 s. */
    ACTIVE;

    /** Smallest volatility that one move of the mid (half a tick) makes. */
    private static final double ONE_MOVE_TICKS = 0.5;

    /** Square root of 60 s / 10 s: scales a 10 s volatility to 60 s. */
    private static final double TO_60S = Math.sqrt(6);

    /**
     * The regime of two realised volatilities, neither of them NaN.
     *
     * @param activeRatio how far the scaled 10 s volatility must exceed the 60 s one to be ACTIVE
     */
    static Regime of(double volatility10sTicks, double volatility60sTicks, double activeRatio) {
        // Half of the smallest move, so that rounding in the volatility cannot wake a dead market.
        if (volatility60sTicks < ONE_MOVE_TICKS / 2) {
            return DEAD;
        }
        return volatility10sTicks * TO_60S > activeRatio * volatility60sTicks ? ACTIVE : CALM;
    }
}
