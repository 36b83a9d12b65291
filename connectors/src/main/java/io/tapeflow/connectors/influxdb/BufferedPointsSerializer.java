package io.tapeflow.connectors.influxdb;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Version 1: a count, then each line as its length in bytes and UTF-8. */
final class BufferedPointsSerializer implements SimpleVersionedSerializer<BufferedPoints> {
    private static final int VERSION = 1;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(BufferedPoints points) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(points.lines().size());
        for (String line : points.lines()) {
            byte[] text = line.getBytes(StandardCharsets.UTF_8);
            out.writeInt(text.length);
            out.write(text);
        }
        return bytes.toByteArray();
    }

    @Override
    public BufferedPoints deserialize(int version, byte[] serialized) throws IOException {
        if (version != VERSION) {
            throw new IOException("points of version " + version + ", known: " + VERSION);
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized));
        int count = in.readInt();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
        }
        return new BufferedPoints(lines);
    }
}
