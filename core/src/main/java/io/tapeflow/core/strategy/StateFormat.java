package io.tapeflow.core.strategy;

import io.tapeflow.core.execution.ExactDecimal;
import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.BookState;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.Levels;
import io.tapeflow.core.market.Venue;
import io.tapeflow.core.signal.MarketView;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How the records that an account remembers are written into its saved state. */
final class StateFormat {
    private StateFormat() {}

    static void writeArrival(Arrival arrival, DataOutput out) throws IOException {
        out.writeLong(arrival.ingestTimeMicros());
        out.writeUTF(arrival.tapeId());
        out.writeLong(arrival.arrivalNumber());
    }

    static Arrival readArrival(DataInput in) throws IOException {
        return new Arrival(in.readLong(), in.readUTF(), in.readLong());
    }

    static void writeView(MarketView view, DataOutput out) throws IOException {
        out.writeUTF(view.account());
        out.writeUTF(view.instrument());
        writeArrival(view.arrival(), out);
        out.writeLong(view.eventTimeMicros());
        out.writeLong(view.clockMicros());
        out.writeUTF(view.bookState().name());
        out.writeLong(view.syncEpoch());
        out.writeInt(view.features().length);
        for (double feature : view.features()) {
            out.writeDouble(feature);
        }
        writeLevels(view.bids(), out);
        writeLevels(view.asks(), out);
        out.writeByte(view.tradeSign());
        out.writeLong(view.tradePriceTicks());
        out.writeLong(view.tradeSizeLots());
    }

    static MarketView readView(DataInput in) throws IOException {
        return new MarketView(
                in.readUTF(),
                in.readUTF(),
                readArrival(in),
                in.readLong(),
                in.readLong(),
                BookState.valueOf(in.readUTF()),
                in.readLong(),
                readFeatures(in),
                readLevels(in),
                readLevels(in),
                in.readByte(),
                in.readLong(),
                in.readLong());
    }

    private static double[] readFeatures(DataInput in) throws IOException {
        double[] features = new double[in.readInt()];
        for (int i = 0; i < features.length; i++) {
            features[i] = in.readDouble();
        }
        return features;
    }

    private static void writeLevels(Levels levels, DataOutput out) throws IOException {
        out.writeInt(levels.count());
        for (int i = 0; i < levels.count(); i++) {
            out.writeLong(levels.priceTicks()[i]);
            out.writeLong(levels.sizeLots()[i]);
        }
    }

    private static Levels readLevels(DataInput in) throws IOException {
        int count = in.readInt();
        long[] prices = new long[count];
        long[] sizes = new long[count];
        for (int i = 0; i < count; i++) {
            prices[i] = in.readLong();
            sizes[i] = in.readLong();
        }
        return new Levels(prices, sizes);
    }

    static void writeTerms(Instrument terms, DataOutput out) throws IOException {
        out.writeUTF(terms.id());
        out.writeUTF(terms.symbol());
        out.writeUTF(terms.venue().name());
        out.writeUTF(terms.kind().name());
        out.writeUTF(terms.base());
        out.writeUTF(terms.quote());
        out.writeUTF(terms.settle());
        ExactDecimal.write(terms.tickSize(), out);
        ExactDecimal.write(terms.lotSize(), out);
        ExactDecimal.write(terms.contractValue(), out);
        out.writeLong(terms.minSizeLots());
        out.writeLong(terms.maxSizeLots());
        ExactDecimal.write(terms.minNotional(), out);
        out.writeUTF(terms.status().name());
        out.writeUTF(terms.origin().name());
    }

    static Instrument readTerms(DataInput in) throws IOException {
        return new Instrument(
                in.readUTF(),
                in.readUTF(),
                Venue.valueOf(in.readUTF()),
                Instrument.Kind.valueOf(in.readUTF()),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                ExactDecimal.read(in),
                ExactDecimal.read(in),
                ExactDecimal.read(in),
                in.readLong(),
                in.readLong(),
                ExactDecimal.read(in),
                Instrument.Status.valueOf(in.readUTF()),
                Instrument.Origin.valueOf(in.readUTF()));
    }
}
