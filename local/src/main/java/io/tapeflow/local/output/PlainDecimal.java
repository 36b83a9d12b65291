package io.tapeflow.local.output;

import java.math.BigDecimal;

/** Numbers as files and reports show them: never in exponents, never with trailing zeros. */
public final class PlainDecimal {
    private PlainDecimal() {}

    /** A number of steps, such as lots of a lot size. */
    public static String of(long steps, BigDecimal step) {
        return of(step.multiply(BigDecimal.valueOf(steps)));
    }

    public static String of(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
