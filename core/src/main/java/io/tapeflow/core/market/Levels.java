package io.tapeflow.core.market;

import java.util.Arrays;

/**
 * Price levels of one book side, as parallel arrays that must not be changed after construction.
 *
 * @param priceTicks prices in ticks, in the order received (snapshot, diff) or best first (view)
 * @param sizeLots absolute sizes in lots, never negative; 0 deletes the level in a diff
 */
public record Levels(long[] priceTicks, long[] sizeLots) {

    public static final Levels NONE = new Levels(new long[0], new long[0]);

    public Levels {
        if (priceTicks.length != sizeLots.length) {
            throw new IllegalArgumentException(
                    priceTicks.length + " prices but " + sizeLots.length + " sizes");
        }
    }

    /** Number of levels. */
    public int count() {
        return priceTicks.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Levels that
                && Arrays.equals(priceTicks, that.priceTicks)
                && Arrays.equals(sizeLots, that.sizeLots);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(priceTicks) + Arrays.hashCode(sizeLots);
    }

    @Override
    public String toString() {
        return Arrays.toString(priceTicks) + " x " + Arrays.toString(sizeLots);
    }
}
