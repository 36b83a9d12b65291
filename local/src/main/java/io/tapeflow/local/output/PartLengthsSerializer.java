package io.tapeflow.local.output;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Number of parts, then each with its instrument and length in bytes. */
final class PartLengthsSerializer implements SimpleVersionedSerializer<Map<String, Long>> {
    private static final int VERSION = 1;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(Map<String, Long> lengths) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(lengths.size());
        for (Map.Entry<String, Long> part : lengths.entrySet()) {
            out.writeUTF(part.getKey());
            out.writeLong(part.getValue());
        }
        return bytes.toByteArray();
    }

    @Override
    public Map<String, Long> deserialize(int version, byte[] serialized) throws IOException {
        if (version != VERSION) {
            throw new IOException("unknown version of a windows file's state: " + version);
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized));
        Map<String, Long> lengths = new TreeMap<>();
        for (int count = in.readInt(); count > 0; count--) {
            lengths.put(in.readUTF(), in.readLong());
        }
        return lengths;
    }
}
