package io.tapeflow.core.strategy;

/**
 * How often a direction was followed by a move of the mid that way.
 *
 * @param n outcomes known, those without a move included
 * @param hits moves in the direction
 * @param zeroMoves outcomes without a move, which are neither hit nor miss
 */
public record HitRate(long n, long hits, long zeroMoves) {

    HitRate plus(HitRate other) {
        return new HitRate(n + other.n, hits + other.hits, zeroMoves + other.zeroMoves);
    }

    /** hits / (n - zeroMoves), NaN without a move. */
    public double rate() {
        return n == zeroMoves ? Double.NaN : (double) hits / (n - zeroMoves);
    }

    /**
     * sqrt(rate (1 - rate) / (n - zeroMoves)), NaN without a move. It takes outcomes for
     * independent; overlapping ones are not, so the true error is larger.
     */
    public double standardError() {
        double rate = rate();
        return Math.sqrt(rate * (1 - rate) / (n - zeroMoves));
    }
}
