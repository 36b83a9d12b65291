package io.tapeflow.operators.types;

import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.Levels;
import io.tapeflow.core.market.Venue;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;

/** The parts that several codecs share. */
final class MarketFields {

    private final ShortText text = new ShortText();

    void writeText(String value, DataOutput out) throws IOException {
        text.write(value, out);
    }

    String readText(DataInput in) throws IOException {
        return text.read(in);
    }

    void writeArrival(Arrival arrival, DataOutput out) throws IOException {
        out.writeLong(arrival.ingestTimeMicros());
        text.write(arrival.tapeId(), out);
        out.writeLong(arrival.arrivalNumber());
    }

    Arrival readArrival(DataInput in) throws IOException {
        long ingestTimeMicros = in.readLong();
        String tapeId = text.read(in);
        return new Arrival(ingestTimeMicros, tapeId, in.readLong());
    }

    void writeLevels(Levels levels, DataOutput out) throws IOException {
        int count = levels.count();
        out.writeInt(count);
        for (int i = 0; i < count; i++) {
            out.writeLong(levels.priceTicks()[i]);
            out.writeLong(levels.sizeLots()[i]);
        }
    }

    Levels readLevels(DataInput in) throws IOException {
        int count = in.readInt();
        if (count == 0) {
            return Levels.NONE;
        }
        long[] priceTicks = new long[count];
        long[] sizeLots = new long[count];
        for (int i = 0; i < count; i++) {
            priceTicks[i] = in.readLong();
            sizeLots[i] = in.readLong();
        }
        return new Levels(priceTicks, sizeLots);
    }

    void writeDoubles(double[] values, DataOutput out) throws IOException {
        out.writeInt(values.length);
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    double[] readDoubles(DataInput in) throws IOException {
        double[] values = new double[in.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
        return values;
    }

    void writeDecimal(BigDecimal value, DataOutput out) throws IOException {
        text.write(value.toString(), out);
    }

    BigDecimal readDecimal(DataInput in) throws IOException {
        return new BigDecimal(text.read(in));
    }

    void writeInstrument(Instrument terms, DataOutput out) throws IOException {
        text.write(terms.id(), out);
        text.write(terms.symbol(), out);
        text.write(terms.venue().name(), out);
        text.write(terms.kind().name(), out);
        text.write(terms.base(), out);
        text.write(terms.quote(), out);
        text.write(terms.settle(), out);
        writeDecimal(terms.tickSize(), out);
        writeDecimal(terms.lotSize(), out);
        writeDecimal(terms.contractValue(), out);
        out.writeLong(terms.minSizeLots());
        out.writeLong(terms.maxSizeLots());
        writeDecimal(terms.minNotional(), out);
        text.write(terms.status().name(), out);
        text.write(terms.origin().name(), out);
    }

    Instrument readInstrument(DataInput in) throws IOException {
        return new Instrument(
                text.read(in),
                text.read(in),
                Venue.valueOf(text.read(in)),
                Instrument.Kind.valueOf(text.read(in)),
                text.read(in),
                text.read(in),
                text.read(in),
                readDecimal(in),
                readDecimal(in),
                readDecimal(in),
                in.readLong(),
                in.readLong(),
                readDecimal(in),
                Instrument.Status.valueOf(text.read(in)),
                Instrument.Origin.valueOf(text.read(in)));
    }
}
