package io.tapeflow.connectors.tape.source;

import io.tapeflow.connectors.exchange.InstrumentCodec;
import io.tapeflow.connectors.exchange.NormalizerConfig.TradeStream;
import io.tapeflow.connectors.tape.TapeFormat;
import io.tapeflow.connectors.tape.TapeHeader;
import io.tapeflow.connectors.tape.TapePosition;
import io.tapeflow.connectors.tape.TapeSplit;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.Venue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** A split with its position as bytes, on the wire and in checkpoints. */
final class TapeSplitSerializer implements SimpleVersionedSerializer<TapeSplit> {
    private static final int CURRENT_VERSION = 1;

    @Override
    public int getVersion() {
        return CURRENT_VERSION;
    }

    @Override
    public byte[] serialize(TapeSplit split) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        writeTape(split.tape(), out);
        out.writeUTF(split.format().name());
        writeTexts(split.files(), out);
        out.writeLong(split.startMicros());
        out.writeLong(split.endMicros());
        out.writeUTF(split.problem());
        out.writeLong(split.jobStartMillis());
        out.writeLong(split.jobEndMillis());
        split.position().write(out);
        return bytes.toByteArray();
    }

    @Override
    public TapeSplit deserialize(int version, byte[] form) throws IOException {
        if (version != CURRENT_VERSION) {
            throw new IOException("unknown version of a tape's split: " + version);
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(form));
        return new TapeSplit(
                readTape(in),
                TapeFormat.valueOf(in.readUTF()),
                readTexts(in),
                in.readLong(),
                in.readLong(),
                in.readUTF(),
                in.readLong(),
                in.readLong(),
                TapePosition.read(in));
    }

    private static void writeTape(TapeHeader tape, DataOutputStream out) throws IOException {
        out.writeUTF(tape.tapeId());
        out.writeUTF(tape.venue().code());
        writeTexts(tape.symbols(), out);
        writeTexts(tape.ignoredSymbols(), out);
        out.writeInt(tape.instruments().size());
        for (Instrument terms : tape.instruments()) {
            InstrumentCodec.write(terms, out);
        }
        out.writeUTF(tape.tradeStream().name());
    }

    private static TapeHeader readTape(DataInputStream in) throws IOException {
        String tapeId = in.readUTF();
        Venue venue = Venue.ofCode(in.readUTF());
        List<String> symbols = readTexts(in);
        List<String> ignoredSymbols = readTexts(in);
        List<Instrument> instruments = new ArrayList<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            instruments.add(InstrumentCodec.read(in));
        }
        TradeStream tradeStream = TradeStream.valueOf(in.readUTF());
        return new TapeHeader(tapeId, venue, symbols, ignoredSymbols, instruments, tradeStream);
    }

    private static void writeTexts(List<String> texts, DataOutputStream out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            out.writeUTF(text);
        }
    }

    private static List<String> readTexts(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            texts.add(in.readUTF());
        }
        return texts;
    }
}
