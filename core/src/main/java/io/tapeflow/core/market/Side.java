package io.tapeflow.core.market;

/** Side of an order, and of the aggressor of a trade. */
public enum Side {
    BUY,
    SELL;

    /** +1 for BUY, -1 for SELL. */
    public int sign() {
        return this == BUY ? 1 : -1;
    }

    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }

    /** The side of a non-zero signed quantity or direction. */
    public static Side ofSign(double sign) {
        if (sign == 0 || Double.isNaN(sign)) {
            throw new IllegalArgumentException("no side has the sign " + sign);
        }
        return sign > 0 ? BUY : SELL;
    }
}
