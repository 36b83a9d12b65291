package io.tapeflow.connectors.exchange;

import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.Venue;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;

/** Terms as bytes, for the state of a split. Names of enums are stored, not their places. */
public final class InstrumentCodec {
    private InstrumentCodec() {}

    public static void write(Instrument terms, DataOutput out) throws IOException {
        out.writeUTF(terms.id());
        out.writeUTF(terms.symbol());
        out.writeUTF(terms.venue().code());
        out.writeUTF(terms.kind().name());
        out.writeUTF(terms.base());
        out.writeUTF(terms.quote());
        out.writeUTF(terms.settle());
        out.writeUTF(terms.tickSize().toString());
        out.writeUTF(terms.lotSize().toString());
        out.writeUTF(terms.contractValue().toString());
        out.writeLong(terms.minSizeLots());
        out.writeLong(terms.maxSizeLots());
        out.writeUTF(terms.minNotional().toString());
        out.writeUTF(terms.status().name());
        out.writeUTF(terms.origin().name());
    }

    public static Instrument read(DataInput in) throws IOException {
        return new Instrument(
                in.readUTF(),
                in.readUTF(),
                Venue.ofCode(in.readUTF()),
                Instrument.Kind.valueOf(in.readUTF()),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                new BigDecimal(in.readUTF()),
                new BigDecimal(in.readUTF()),
                new BigDecimal(in.readUTF()),
                in.readLong(),
                in.readLong(),
                new BigDecimal(in.readUTF()),
                Instrument.Status.valueOf(in.readUTF()),
                Instrument.Origin.valueOf(in.readUTF()));
    }
}
