package io.tapeflow.connectors.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * The multiples of one decimal increment, a tick or lot size: reads an ASCII decimal as an exact
 * number of increments, never rounding.
 *
 * <p>A decimal here is {@code -?digits[.digits]}; signs other than a leading minus, exponents, and
 * a point without digits on both sides are malformed. Trailing zeros mean nothing: {@code
 * 61737.63000000} is 6173763 steps of 0.01.
 */
public final class DecimalGrid {

    /** Answer for text that is not a plain decimal. */
    public static final long MALFORMED = -1;

    /** Answer for a decimal between two multiples. */
    public static final long OFF_GRID = -2;

    /**
     * Answer for a decimal that is negative, or more than {@link #MAX_MULTIPLE} increments, or more
     * than a long of units of the increment's last decimal.
     */
    public static final long OUT_OF_RANGE = -3;

    /** The largest multiple: 2^53, up to which a double still tells neighbours apart. */
    public static final long MAX_MULTIPLE = 1L << 53;

    private static final int MAX_SCALE = 18;

    /** Up to here one more digit does not overflow. */
    private static final long SAFE = Long.MAX_VALUE / 10 - 1;

    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");

    private final BigDecimal increment;

    /** The increment is {@code factor * 10^-scale}. */
    private final long factor;

    private final int scale;

    /**
     * @param increment positive, with at most 18 decimals and at most {@code 2^53} in units of its
     *     last decimal
     */
    public DecimalGrid(BigDecimal increment) {
        BigDecimal plain = plain(increment);
        if (!isIncrement(plain)) {
            throw new IllegalArgumentException(
                    "increment must be positive with at most 18 decimals, not " + increment);
        }
        this.increment = plain;
        this.factor = plain.unscaledValue().longValueExact();
        this.scale = plain.scale();
    }

    /** Whether there is a grid of this increment. */
    public static boolean isIncrement(BigDecimal value) {
        BigDecimal plain = plain(value);
        return plain.signum() > 0
                && plain.scale() <= MAX_SCALE
                && plain.unscaledValue().bitLength() <= 53;
    }

    /**
     * A plain decimal of at most 30 digits on either side of its point, without trailing zeros.
     *
     * @throws NumberFormatException for any other text; an exponent could ask for any memory
     */
    public static BigDecimal decimal(String text) {
        if (!PLAIN.matcher(text).matches()) {
            throw new NumberFormatException("not a plain decimal: '" + text + "'");
        }
        return plain(new BigDecimal(text));
    }

    /** The same value without trailing zeros and without an exponent. */
    public static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The increment, without trailing zeros. */
    public BigDecimal increment() {
        return increment;
    }

    /**
     * The number of increments that the decimal in {@code bytes[from, to)} is, or one of the
     * negative answers. Text that is wrong in several ways is malformed before it is out of range,
     * and out of range before it is off the grid.
     */
    public long multiple(byte[] bytes, int from, int to) {
        int at = from;
        boolean negative = at < to && bytes[at] == '-';
        if (negative) {
            at++;
        }
        long value = 0;
        boolean overflow = false;
        int whole = at;
        int digit = 0;
        for (; at < to && (digit = bytes[at] - '0') >= 0 && digit <= 9; at++) {
            overflow |= value > SAFE;
            value = value * 10 + digit;
        }
        if (at == whole) {
            return MALFORMED;
        }
        int decimals = 0;
        boolean offGrid = false;
        if (at < to) {
            if (bytes[at++] != '.' || at == to) {
                return MALFORMED;
            }
            int end = Math.min(to, at + scale);
            decimals = end - at;
            for (; at < end; at++) {
                digit = bytes[at] - '0';
                if (digit < 0 || digit > 9) {
                    return MALFORMED;
                }
                overflow |= value > SAFE;
                value = value * 10 + digit;
            }
            for (; at < to; at++) {
                digit = bytes[at] - '0';
                if (digit < 0 || digit > 9) {
                    return MALFORMED;
                }
                offGrid |= digit != 0;
            }
        }
        for (; decimals < scale; decimals++) {
            overflow |= value > SAFE;
            value *= 10;
        }
        return negative || overflow ? OUT_OF_RANGE : onGrid(value, offGrid);
    }

    /** The multiple next above a plain decimal that is not negative and in range. */
    public long roundedUp(String text) {
        return decimal(text).divide(increment, 0, RoundingMode.CEILING).longValueExact();
    }

    private long onGrid(long units, boolean offGrid) {
        long multiple = factor == 1 ? units : units / factor;
        if (multiple > MAX_MULTIPLE) {
            return OUT_OF_RANGE;
        }
        return offGrid || multiple * factor != units ? OFF_GRID : multiple;
    }
}
