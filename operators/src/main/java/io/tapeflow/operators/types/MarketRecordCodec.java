package io.tapeflow.operators.types;

import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.BboUpdate;
import io.tapeflow.core.market.BookDiff;
import io.tapeflow.core.market.BookSnapshot;
import io.tapeflow.core.market.FeedReset;
import io.tapeflow.core.market.InstrumentDefinition;
import io.tapeflow.core.market.MarketRecord;
import io.tapeflow.core.market.Rejected;
import io.tapeflow.core.market.Side;
import io.tapeflow.core.market.TapeEnd;
import io.tapeflow.core.market.Trade;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Bytes of market records: a kind, the arrival, the instrument, then the kind's own fields. */
public final class MarketRecordCodec extends BinaryCodec<MarketRecord> {

    private static final long serialVersionUID = 1L;

    private static final int BBO = 1;
    private static final int DIFF = 2;
    private static final int TRADE = 3;
    private static final int SNAPSHOT = 4;
    private static final int DEFINITION = 5;
    private static final int RESET = 6;
    private static final int END = 7;
    private static final int REJECTED = 8;

    private transient MarketFields fields;

    private MarketFields fields() {
        if (fields == null) {
            fields = new MarketFields();
        }
        return fields;
    }

    @Override
    public Class<MarketRecord> type() {
        return MarketRecord.class;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public boolean immutable() {
        return true;
    }

    @Override
    public BinaryCodec<MarketRecord> fresh() {
        return new MarketRecordCodec();
    }

    @Override
    public void write(MarketRecord record, DataOutput out) throws IOException {
        if (record instanceof BboUpdate bbo) {
            writeHeader(BBO, record, out);
            writeBbo(bbo, out);
        } else if (record instanceof BookDiff diff) {
            writeHeader(DIFF, record, out);
            writeDiff(diff, out);
        } else if (record instanceof Trade trade) {
            writeHeader(TRADE, record, out);
            writeTrade(trade, out);
        } else if (record instanceof BookSnapshot snapshot) {
            writeHeader(SNAPSHOT, record, out);
            out.writeLong(snapshot.eventTimeMicros());
            out.writeLong(snapshot.lastUpdateId());
            fields().writeLevels(snapshot.bids(), out);
            fields().writeLevels(snapshot.asks(), out);
        } else if (record instanceof InstrumentDefinition definition) {
            writeHeader(DEFINITION, record, out);
            fields().writeInstrument(definition.terms(), out);
        } else if (record instanceof FeedReset reset) {
            writeHeader(RESET, record, out);
            fields().writeText(reset.connection(), out);
        } else if (record instanceof TapeEnd end) {
            writeHeader(END, record, out);
            out.writeLong(end.lines());
            out.writeLong(end.rejected());
            out.writeLong(end.skewedStamps());
            out.writeLong(end.leftOutLevels());
            out.writeLong(end.roundedSizes());
        } else if (record instanceof Rejected rejected) {
            writeHeader(REJECTED, record, out);
            writeRejected(rejected, out);
        }
    }

    @Override
    public MarketRecord read(int version, DataInput in) throws IOException {
        int kind = in.readUnsignedByte();
        Arrival arrival = fields().readArrival(in);
        String instrument = fields().readText(in);
        return switch (kind) {
            case BBO -> readBbo(instrument, arrival, in);
            case DIFF -> readDiff(instrument, arrival, in);
            case TRADE -> readTrade(instrument, arrival, in);
            case SNAPSHOT ->
                    new BookSnapshot(
                            instrument,
                            arrival,
                            in.readLong(),
                            in.readLong(),
                            fields().readLevels(in),
                            fields().readLevels(in));
            case DEFINITION -> new InstrumentDefinition(arrival, fields().readInstrument(in));
            case RESET -> new FeedReset(instrument, arrival, fields().readText(in));
            case END ->
                    new TapeEnd(
                            instrument,
                            arrival,
                            in.readLong(),
                            in.readLong(),
                            in.readLong(),
                            in.readLong(),
                            in.readLong());
            case REJECTED -> readRejected(instrument, arrival, in);
            default -> throw new IOException("no market record has the kind " + kind);
        };
    }

    private void writeHeader(int kind, MarketRecord record, DataOutput out) throws IOException {
        out.writeByte(kind);
        fields().writeArrival(record.arrival(), out);
        fields().writeText(record.instrument(), out);
    }

    private static void writeBbo(BboUpdate bbo, DataOutput out) throws IOException {
        out.writeLong(bbo.eventTimeMicros());
        out.writeLong(bbo.updateId());
        out.writeLong(bbo.bidPriceTicks());
        out.writeLong(bbo.bidSizeLots());
        out.writeLong(bbo.askPriceTicks());
        out.writeLong(bbo.askSizeLots());
    }

    private static BboUpdate readBbo(String instrument, Arrival arrival, DataInput in)
            throws IOException {
        return new BboUpdate(
                instrument,
                arrival,
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong());
    }

    private void writeDiff(BookDiff diff, DataOutput out) throws IOException {
        out.writeLong(diff.eventTimeMicros());
        out.writeLong(diff.firstUpdateId());
        out.writeLong(diff.lastUpdateId());
        out.writeLong(diff.previousUpdateId());
        fields().writeLevels(diff.bids(), out);
        fields().writeLevels(diff.asks(), out);
    }

    private BookDiff readDiff(String instrument, Arrival arrival, DataInput in) throws IOException {
        return new BookDiff(
                instrument,
                arrival,
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                fields().readLevels(in),
                fields().readLevels(in));
    }

    private static void writeTrade(Trade trade, DataOutput out) throws IOException {
        out.writeLong(trade.eventTimeMicros());
        out.writeLong(trade.tradeId());
        out.writeBoolean(trade.aggressor() == Side.BUY);
        out.writeLong(trade.priceTicks());
        out.writeLong(trade.sizeLots());
    }

    private static Trade readTrade(String instrument, Arrival arrival, DataInput in)
            throws IOException {
        return new Trade(
                instrument,
                arrival,
                in.readLong(),
                in.readLong(),
                in.readBoolean() ? Side.BUY : Side.SELL,
                in.readLong(),
                in.readLong());
    }

    private void writeRejected(Rejected rejected, DataOutput out) throws IOException {
        fields().writeText(rejected.reason().name(), out);
        byte[] payload = rejected.payload().getBytes(StandardCharsets.UTF_8);
        byte[] detail = rejected.detail().getBytes(StandardCharsets.UTF_8);
        out.writeInt(detail.length);
        out.write(detail);
        out.writeInt(payload.length);
        out.write(payload);
    }

    private Rejected readRejected(String instrument, Arrival arrival, DataInput in)
            throws IOException {
        Rejected.Reason reason = Rejected.Reason.valueOf(fields().readText(in));
        byte[] detail = new byte[in.readInt()];
        in.readFully(detail);
        byte[] payload = new byte[in.readInt()];
        in.readFully(payload);
        return new Rejected(
                arrival,
                instrument,
                reason,
                new String(detail, StandardCharsets.UTF_8),
                new String(payload, StandardCharsets.UTF_8));
    }
}
