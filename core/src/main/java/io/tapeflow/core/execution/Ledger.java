package io.tapeflow.core.execution;

import io.tapeflow.core.market.Instrument;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;

/** An account's books for one instrument: its position, fees, realised PnL and round trips. */
public final class Ledger {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private Position position = new Position();
    private TripSums openTrip = TripSums.NONE;
    private TripSums closedTrips = TripSums.NONE;
    private long roundTrips;
    private long fills;
    private BigDecimal fees = BigDecimal.ZERO;
    private BigDecimal realised = BigDecimal.ZERO;

    /**
     * What one fill did to the account.
     *
     * @param fee positive is a cost
     * @param realised gross of the fee
     */
    public record Booking(BigDecimal fee, BigDecimal realised) {}

    /** Books a fill exactly. */
    public Booking fill(
            IocOrder order, long priceTicks, long lots, BigDecimal feeBps, Instrument terms) {
        BigDecimal price = terms.price(priceTicks);
        BigDecimal notional = terms.notional(priceTicks, lots);
        BigDecimal fee = notional.multiply(feeBps).movePointLeft(4);
        BigDecimal gain = position.fill(order.side(), price, lots, terms);
        BigDecimal worse =
                price.subtract(mid(order.decisionMidHalfTicks(), terms))
                        .multiply(BigDecimal.valueOf(order.side().sign()))
                        .multiply(terms.size(lots))
                        .multiply(terms.contractValue());
        BigDecimal entered = order.entry() ? notional : BigDecimal.ZERO;
        openTrip = openTrip.plus(new TripSums(entered, notional, gain, worse, fee));
        fills++;
        fees = fees.add(fee);
        realised = realised.add(gain);
        if (!position.isOpen()) {
            roundTrips++;
            closedTrips = closedTrips.plus(openTrip);
            openTrip = TripSums.NONE;
        }
        return new Booking(fee, gain);
    }

    /** A mid in quote units, from the sum of best bid and best ask in ticks. */
    public static BigDecimal mid(long halfTicks, Instrument terms) {
        return terms.price(halfTicks).multiply(HALF);
    }

    /** Absolute value of the open position at this mid, quote units. */
    public BigDecimal exposure(long midHalfTicks, Instrument terms) {
        return mid(midHalfTicks, terms)
                .multiply(terms.size(position.lots()))
                .multiply(terms.contractValue());
    }

    public Position position() {
        return position;
    }

    /** Sums over the round trips that are closed; an open one is not in them. */
    public TripSums closedTrips() {
        return closedTrips;
    }

    public long roundTrips() {
        return roundTrips;
    }

    public long fills() {
        return fills;
    }

    public BigDecimal fees() {
        return fees;
    }

    /** Gross of fees. */
    public BigDecimal realised() {
        return realised;
    }

    public void write(DataOutput out) throws IOException {
        position.write(out);
        openTrip.write(out);
        closedTrips.write(out);
        out.writeLong(roundTrips);
        out.writeLong(fills);
        ExactDecimal.write(fees, out);
        ExactDecimal.write(realised, out);
    }

    public static Ledger read(DataInput in) throws IOException {
        Ledger ledger = new Ledger();
        ledger.position = Position.read(in);
        ledger.openTrip = TripSums.read(in);
        ledger.closedTrips = TripSums.read(in);
        ledger.roundTrips = in.readLong();
        ledger.fills = in.readLong();
        ledger.fees = ExactDecimal.read(in);
        ledger.realised = ExactDecimal.read(in);
        return ledger;
    }
}
