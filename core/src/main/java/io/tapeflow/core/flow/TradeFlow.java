package io.tapeflow.core.flow;

import io.tapeflow.core.market.Side;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Aggressor volume over sliding windows. TFI is buy minus sell volume of a window; CVD the same
 * since 00:00 UTC of the instrument clock, or since the first trade seen that day. All in lots.
 */
public final class TradeFlow {
    private static final long DAY_MICROS = 86_400_000_000L;

    private final SlidingSums bought;
    private final SlidingSums sold;
    private long day = Long.MIN_VALUE;
    private long cvdLots;

    /**
     * @param lengths window lengths in panes, the longest last
     */
    public TradeFlow(int... lengths) {
        bought = new SlidingSums(lengths);
        sold = new SlidingSums(lengths);
    }

    /** Moves the windows so that they end with this pane. */
    public void advanceTo(long pane) {
        bought.advanceTo(pane);
        sold.advanceTo(pane);
        long today = Math.floorDiv(pane * Panes.MICROS, DAY_MICROS);
        if (today > day) {
            day = today;
            cvdLots = 0;
        }
    }

    /** Adds a print to the current pane. */
    public void add(Side aggressor, long sizeLots) {
        (aggressor == Side.BUY ? bought : sold).add(sizeLots);
        cvdLots += aggressor.sign() * sizeLots;
    }

    /** Trade flow imbalance: buy minus sell volume of a window. */
    public long imbalanceLots(int window) {
        return bought.sum(window) - sold.sum(window);
    }

    /** Buy plus sell volume of a window. */
    public long volumeLots(int window) {
        return bought.sum(window) + sold.sum(window);
    }

    /** Cumulative volume delta of the day. */
    public long cvdLots() {
        return cvdLots;
    }

    public void write(DataOutput out) throws IOException {
        bought.write(out);
        sold.write(out);
        out.writeLong(day);
        out.writeLong(cvdLots);
    }

    /** Replaces everything by what {@link #write} wrote with the same lengths. */
    public void read(DataInput in) throws IOException {
        bought.read(in);
        sold.read(in);
        day = in.readLong();
        cvdLots = in.readLong();
    }
}
