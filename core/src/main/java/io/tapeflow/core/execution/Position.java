package io.tapeflow.core.execution;

import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.Side;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayDeque;

/**
 * An open position as the queue of the fills that opened it. A closing fill is matched with the
 * oldest of them first, so that realised PnL is exact: it needs no average and so no division.
 */
public final class Position {
    private record Opening(BigDecimal price, long lots) {}

    private final ArrayDeque<Opening> openings = new ArrayDeque<>();
    private Side side = Side.BUY;
    private long lots;

    public boolean isOpen() {
        return lots != 0;
    }

    /** Absolute size in lots; 0 when flat. */
    public long lots() {
        return lots;
    }

    /** +1 long, -1 short, 0 flat. */
    public int sign() {
        return lots == 0 ? 0 : side.sign();
    }

    /**
     * Takes a fill: one of the position's own side adds to it, one of the other side closes.
     *
     * @return realised PnL in quote units before fees; zero for what opens
     * @throws IllegalArgumentException if a closing fill is larger than the position
     */
    public BigDecimal fill(Side fillSide, BigDecimal price, long fillLots, Instrument terms) {
        if (lots == 0 || fillSide == side) {
            side = fillSide;
            openings.addLast(new Opening(price, fillLots));
            lots += fillLots;
            return BigDecimal.ZERO;
        }
        if (fillLots > lots) {
            throw new IllegalArgumentException(
                    terms.id() + ": a fill of " + fillLots + " lots closes only " + lots);
        }
        BigDecimal realised = BigDecimal.ZERO;
        long left = fillLots;
        while (left > 0) {
            Opening opening = openings.removeFirst();
            long closed = Math.min(left, opening.lots());
            realised = realised.add(profit(opening.price(), price, closed, terms));
            if (closed < opening.lots()) {
                openings.addFirst(new Opening(opening.price(), opening.lots() - closed));
            }
            left -= closed;
        }
        lots -= fillLots;
        return realised;
    }

    /** PnL in quote units if all of it were closed at this price without a fee. */
    public BigDecimal unrealised(BigDecimal price, Instrument terms) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Opening opening : openings) {
            sum = sum.add(profit(opening.price(), price, opening.lots(), terms));
        }
        return sum;
    }

    /** Counts in the lots of new terms. */
    public void restate(Instrument before, Instrument after) {
        ArrayDeque<Opening> restated = new ArrayDeque<>();
        lots = 0;
        for (Opening opening : openings) {
            BigDecimal[] parts = before.size(opening.lots()).divideAndRemainder(after.lotSize());
            if (parts[1].signum() != 0) {
                throw new IllegalStateException(
                        after.id()
                                + ": a position of "
                                + before.size(opening.lots())
                                + " is no whole number of the new lot size "
                                + after.lotSize());
            }
            restated.addLast(new Opening(opening.price(), parts[0].longValueExact()));
            lots += parts[0].longValueExact();
        }
        openings.clear();
        openings.addAll(restated);
    }

    private BigDecimal profit(BigDecimal from, BigDecimal to, long ofLots, Instrument terms) {
        BigDecimal gain =
                to.subtract(from).multiply(terms.size(ofLots)).multiply(terms.contractValue());
        return side == Side.BUY ? gain : gain.negate();
    }

    public void write(DataOutput out) throws IOException {
        out.writeBoolean(side == Side.BUY);
        out.writeInt(openings.size());
        for (Opening opening : openings) {
            ExactDecimal.write(opening.price(), out);
            out.writeLong(opening.lots());
        }
    }

    public static Position read(DataInput in) throws IOException {
        Position position = new Position();
        position.side = in.readBoolean() ? Side.BUY : Side.SELL;
        for (int left = in.readInt(); left > 0; left--) {
            Opening opening = new Opening(ExactDecimal.read(in), in.readLong());
            position.openings.addLast(opening);
            position.lots += opening.lots();
        }
        return position;
    }
}
