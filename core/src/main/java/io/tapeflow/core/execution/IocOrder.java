package io.tapeflow.core.execution;

import io.tapeflow.core.market.Side;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * An immediate-or-cancel order on its way to the paper exchange.
 *
 * @param id the id of the decision that made it
 * @param entry whether it opens a position, else it closes one
 * @param limitTicks worst price it takes
 * @param arrivesAtMillis it meets the book as it is at the end of this millisecond of ingest time
 * @param decisionMidHalfTicks best bid + best ask when it was decided: the reference of slippage
 */
public record IocOrder(
        String id,
        boolean entry,
        Side side,
        long lots,
        long limitTicks,
        long arrivesAtMillis,
        long decisionMidHalfTicks) {

    public void write(DataOutput out) throws IOException {
        out.writeUTF(id);
        out.writeBoolean(entry);
        out.writeBoolean(side == Side.BUY);
        out.writeLong(lots);
        out.writeLong(limitTicks);
        out.writeLong(arrivesAtMillis);
        out.writeLong(decisionMidHalfTicks);
    }

    public static IocOrder read(DataInput in) throws IOException {
        return new IocOrder(
                in.readUTF(),
                in.readBoolean(),
                in.readBoolean() ? Side.BUY : Side.SELL,
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong());
    }
}
