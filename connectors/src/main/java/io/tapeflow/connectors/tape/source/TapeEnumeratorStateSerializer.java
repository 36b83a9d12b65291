package io.tapeflow.connectors.tape.source;

import io.tapeflow.connectors.tape.TapeSplit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** The enumerator's state as bytes. */
final class TapeEnumeratorStateSerializer
        implements SimpleVersionedSerializer<TapeEnumeratorState> {
    private static final int CURRENT_VERSION = 1;

    private final TapeSplitSerializer splitSerializer = new TapeSplitSerializer();

    @Override
    public int getVersion() {
        return CURRENT_VERSION;
    }

    @Override
    public byte[] serialize(TapeEnumeratorState state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(state.tapeIds().size());
        for (String tapeId : state.tapeIds()) {
            out.writeUTF(tapeId);
        }
        out.writeInt(splitSerializer.getVersion());
        out.writeInt(state.unassigned().size());
        for (TapeSplit split : state.unassigned()) {
            byte[] form = splitSerializer.serialize(split);
            out.writeInt(form.length);
            out.write(form);
        }
        return bytes.toByteArray();
    }

    @Override
    public TapeEnumeratorState deserialize(int version, byte[] form) throws IOException {
        if (version != CURRENT_VERSION) {
            throw new IOException("unknown version of the tape source's state: " + version);
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(form));
        List<String> tapeIds = new ArrayList<>();
        int tapes = in.readInt();
        for (int i = 0; i < tapes; i++) {
            tapeIds.add(in.readUTF());
        }
        int splitVersion = in.readInt();
        List<TapeSplit> unassigned = new ArrayList<>();
        int splits = in.readInt();
        for (int i = 0; i < splits; i++) {
            byte[] split = new byte[in.readInt()];
            in.readFully(split);
            unassigned.add(splitSerializer.deserialize(splitVersion, split));
        }
        return new TapeEnumeratorState(tapeIds, unassigned);
    }
}
