package io.tapeflow.local.output;

import io.tapeflow.core.market.Arrival;
import io.tapeflow.local.output.DecisionsFile.State;
import io.tapeflow.local.output.DecisionsFile.Waiting;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Length of the file, number of decisions that wait, then each with its place and line. */
final class DecisionsFileStateSerializer implements SimpleVersionedSerializer<State> {
    private static final int VERSION = 1;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(State state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(state.committedBytes());
        out.writeInt(state.waiting().size());
        for (Waiting one : state.waiting()) {
            out.writeLong(one.arrival().ingestTimeMicros());
            out.writeUTF(one.arrival().tapeId());
            out.writeLong(one.arrival().arrivalNumber());
            out.writeUTF(one.account());
            out.writeLong(one.sequence());
            // A line may be longer than the 64 KB that writeUTF can hold.
            byte[] line = one.line().getBytes(StandardCharsets.UTF_8);
            out.writeInt(line.length);
            out.write(line);
        }
        return bytes.toByteArray();
    }

    @Override
    public State deserialize(int version, byte[] serialized) throws IOException {
        if (version != VERSION) {
            throw new IOException("unknown version of a decisions file's state: " + version);
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized));
        long committedBytes = in.readLong();
        int count = in.readInt();
        List<Waiting> waiting = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Arrival arrival = new Arrival(in.readLong(), in.readUTF(), in.readLong());
            String account = in.readUTF();
            long sequence = in.readLong();
            String line = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
            waiting.add(new Waiting(arrival, account, sequence, line));
        }
        return new State(committedBytes, waiting);
    }
}
