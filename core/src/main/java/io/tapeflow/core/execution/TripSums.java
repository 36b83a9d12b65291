package io.tapeflow.core.execution;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Exact sums over the fills of round trips (from flat to flat), in quote units.
 *
 * @param entryNotional value of the fills that opened
 * @param tradedNotional value of all fills
 * @param realised PnL between the fills, before fees
 * @param slippage what the fills were worse than the mid at which they were decided: spread, depth
 *     and latency; positive is a cost
 * @param fees positive is a cost
 */
public record TripSums(
        BigDecimal entryNotional,
        BigDecimal tradedNotional,
        BigDecimal realised,
        BigDecimal slippage,
        BigDecimal fees) {

    public static final TripSums NONE =
            new TripSums(
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO);

    public TripSums plus(TripSums other) {
        return new TripSums(
                entryNotional.add(other.entryNotional),
                tradedNotional.add(other.tradedNotional),
                realised.add(other.realised),
                slippage.add(other.slippage),
                fees.add(other.fees));
    }

    /** PnL between the mids at which the fills were decided: what the signal was worth. */
    public BigDecimal grossEdge() {
        return realised.add(slippage);
    }

    /** An amount in basis points of the value entered; NaN without a round trip. */
    public double bpOfEntry(BigDecimal amount) {
        return entryNotional.signum() == 0
                ? Double.NaN
                : amount.doubleValue() / entryNotional.doubleValue() * 1e4;
    }

    /**
     * The taker fee in basis points at which these round trips neither win nor lose, negative where
     * only a rebate would do; NaN without a round trip.
     */
    public double breakEvenFeeBp() {
        return tradedNotional.signum() == 0
                ? Double.NaN
                : realised.doubleValue() / tradedNotional.doubleValue() * 1e4;
    }

    public void write(DataOutput out) throws IOException {
        ExactDecimal.write(entryNotional, out);
        ExactDecimal.write(tradedNotional, out);
        ExactDecimal.write(realised, out);
        ExactDecimal.write(slippage, out);
        ExactDecimal.write(fees, out);
    }

    public static TripSums read(DataInput in) throws IOException {
        return new TripSums(
                ExactDecimal.read(in),
                ExactDecimal.read(in),
                ExactDecimal.read(in),
                ExactDecimal.read(in),
                ExactDecimal.read(in));
    }
}
