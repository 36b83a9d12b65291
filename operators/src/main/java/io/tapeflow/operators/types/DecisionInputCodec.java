package io.tapeflow.operators.types;

import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.BookState;
import io.tapeflow.core.signal.DecisionInput;
import io.tapeflow.core.signal.InstrumentTerms;
import io.tapeflow.core.signal.MarketView;
import io.tapeflow.core.signal.PatternMatch;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Bytes of what decisions are made of: a kind, the account, the arrival, then the kind's own
 * fields.
 */
public final class DecisionInputCodec extends BinaryCodec<DecisionInput> {

    private static final long serialVersionUID = 1L;

    private static final int TERMS = 1;
    private static final int VIEW = 2;
    private static final int MATCH = 3;

    private static final BookState[] BOOK_STATES = BookState.values();

    private transient MarketFields fields;

    private MarketFields fields() {
        if (fields == null) {
            fields = new MarketFields();
        }
        return fields;
    }

    @Override
    public Class<DecisionInput> type() {
        return DecisionInput.class;
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
    public BinaryCodec<DecisionInput> fresh() {
        return new DecisionInputCodec();
    }

    @Override
    public void write(DecisionInput input, DataOutput out) throws IOException {
        if (input instanceof MarketView view) {
            writeHeader(VIEW, input, out);
            writeView(view, out);
        } else if (input instanceof PatternMatch match) {
            writeHeader(MATCH, input, out);
            writeMatch(match, out);
        } else if (input instanceof InstrumentTerms terms) {
            writeHeader(TERMS, input, out);
            fields().writeInstrument(terms.terms(), out);
        }
    }

    @Override
    public DecisionInput read(int version, DataInput in) throws IOException {
        int kind = in.readUnsignedByte();
        String account = fields().readText(in);
        Arrival arrival = fields().readArrival(in);
        return switch (kind) {
            case VIEW -> readView(account, arrival, in);
            case MATCH -> readMatch(account, arrival, in);
            case TERMS -> new InstrumentTerms(account, arrival, fields().readInstrument(in));
            default -> throw new IOException("no input of decisions has the kind " + kind);
        };
    }

    private void writeHeader(int kind, DecisionInput input, DataOutput out) throws IOException {
        out.writeByte(kind);
        fields().writeText(input.account(), out);
        fields().writeArrival(input.arrival(), out);
    }

    private void writeView(MarketView view, DataOutput out) throws IOException {
        fields().writeText(view.instrument(), out);
        out.writeLong(view.eventTimeMicros());
        out.writeLong(view.clockMicros());
        out.writeByte(view.bookState().ordinal());
        out.writeLong(view.syncEpoch());
        fields().writeDoubles(view.features(), out);
        fields().writeLevels(view.bids(), out);
        fields().writeLevels(view.asks(), out);
        out.writeByte(view.tradeSign());
        out.writeLong(view.tradePriceTicks());
        out.writeLong(view.tradeSizeLots());
    }

    private MarketView readView(String account, Arrival arrival, DataInput in) throws IOException {
        return new MarketView(
                account,
                fields().readText(in),
                arrival,
                in.readLong(),
                in.readLong(),
                BOOK_STATES[in.readByte()],
                in.readLong(),
                fields().readDoubles(in),
                fields().readLevels(in),
                fields().readLevels(in),
                in.readByte(),
                in.readLong(),
                in.readLong());
    }

    private void writeMatch(PatternMatch match, DataOutput out) throws IOException {
        fields().writeText(match.instrument(), out);
        fields().writeText(match.patternId(), out);
        out.writeInt(match.index());
        out.writeInt(match.direction());
        out.writeDouble(match.strength());
        out.writeLong(match.syncEpoch());
        fields().writeArrival(match.firstArrival(), out);
    }

    private PatternMatch readMatch(String account, Arrival arrival, DataInput in)
            throws IOException {
        return new PatternMatch(
                account,
                fields().readText(in),
                arrival,
                fields().readText(in),
                in.readInt(),
                in.readInt(),
                in.readDouble(),
                in.readLong(),
                fields().readArrival(in));
    }
}
