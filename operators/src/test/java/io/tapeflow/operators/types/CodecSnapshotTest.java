package io.tapeflow.operators.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class CodecSnapshotTest {

    /** Version 1 wrote an int, version 2 writes a long. */
    public static final class NumberCodec extends BinaryCodec<Number> {

        private static final long serialVersionUID = 1L;
        private final int version;

        public NumberCodec() {
            this(2);
        }

        NumberCodec(int version) {
            this.version = version;
        }

        @Override
        public Class<Number> type() {
            return Number.class;
        }

        @Override
        public int version() {
            return version;
        }

        @Override
        public boolean immutable() {
            return true;
        }

        @Override
        public BinaryCodec<Number> fresh() {
            return new NumberCodec(version);
        }

        @Override
        public void write(Number value, DataOutput out) throws IOException {
            if (version == 1) {
                out.writeInt(value.intValue());
            } else {
                out.writeLong(value.longValue());
            }
        }

        @Override
        public Number read(int readVersion, DataInput in) throws IOException {
            return readVersion == 1 ? (long) in.readInt() : in.readLong();
        }
    }

    @Test
    void anOldSavepointIsReadByTheOldReaderAndMigrated() throws IOException {
        CodecSerializer<Number> old = new CodecSerializer<>(new NumberCodec(1));
        DataOutputSerializer value = new DataOutputSerializer(16);
        old.serialize(42, value);

        TypeSerializerSnapshot<Number> restored = reread(old.snapshotConfiguration());
        TypeSerializerSnapshot<Number> today =
                new CodecSerializer<>(new NumberCodec(2)).snapshotConfiguration();

        assertThat(today.resolveSchemaCompatibility(restored).isCompatibleAfterMigration())
                .isTrue();
        assertThat(reread(today).resolveSchemaCompatibility(restored).isCompatibleAfterMigration())
                .isTrue();
        TypeSerializer<Number> oldReader = restored.restoreSerializer();
        assertThat(oldReader.deserialize(new DataInputDeserializer(value.getCopyOfBuffer())))
                .isEqualTo(42L);
    }

    @Test
    void aNewerSavepointIsRefused() throws IOException {
        TypeSerializerSnapshot<Number> newer =
                reread(new CodecSerializer<>(new NumberCodec(3)).snapshotConfiguration());
        TypeSerializerSnapshot<Number> today =
                new CodecSerializer<>(new NumberCodec(2)).snapshotConfiguration();
        assertThat(today.resolveSchemaCompatibility(newer).isIncompatible()).isTrue();
    }

    @Test
    void theSameVersionIsReadAsItIs() throws IOException {
        TypeSerializerSnapshot<Number> today =
                new CodecSerializer<>(new NumberCodec(2)).snapshotConfiguration();
        assertThat(today.resolveSchemaCompatibility(reread(today)).isCompatibleAsIs()).isTrue();
    }

    private static TypeSerializerSnapshot<Number> reread(TypeSerializerSnapshot<Number> snapshot)
            throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, snapshot);
        return TypeSerializerSnapshot.readVersionedSnapshot(
                new DataInputDeserializer(out.getCopyOfBuffer()),
                CodecSnapshotTest.class.getClassLoader());
    }
}
