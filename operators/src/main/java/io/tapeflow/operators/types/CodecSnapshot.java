package io.tapeflow.operators.types;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What a savepoint remembers of a {@link CodecSerializer}: the codec's class and the version it
 * wrote. An older version is read by the codec of today and written anew; a newer one is refused.
 */
public final class CodecSnapshot<T> implements TypeSerializerSnapshot<T> {

    private static final int SNAPSHOT_VERSION = 1;

    private BinaryCodec<T> codec;
    private int writtenVersion;

    /** For Flink, which then calls {@link #readSnapshot}. */
    public CodecSnapshot() {}

    CodecSnapshot(BinaryCodec<T> codec, int writtenVersion) {
        this.codec = codec;
        this.writtenVersion = writtenVersion;
    }

    @Override
    public int getCurrentVersion() {
        return SNAPSHOT_VERSION;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        out.writeUTF(codec.getClass().getName());
        out.writeInt(writtenVersion);
    }

    @Override
    public void readSnapshot(int readVersion, DataInputView in, ClassLoader classLoader)
            throws IOException {
        if (readVersion != SNAPSHOT_VERSION) {
            throw new IOException("unknown snapshot version " + readVersion);
        }
        codec = newCodec(in.readUTF(), classLoader);
        writtenVersion = in.readInt();
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
        return new CodecSerializer<>(codec, writtenVersion);
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
            TypeSerializerSnapshot<T> oldSnapshot) {
        if (!(oldSnapshot instanceof CodecSnapshot<T> old)
                || old.codec.getClass() != codec.getClass()
                || old.writtenVersion > writtenVersion) {
            return TypeSerializerSchemaCompatibility.incompatible();
        }
        return old.writtenVersion == writtenVersion
                ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                : TypeSerializerSchemaCompatibility.compatibleAfterMigration();
    }

    @SuppressWarnings("unchecked")
    private static <T> BinaryCodec<T> newCodec(String className, ClassLoader classLoader)
            throws IOException {
        try {
            return (BinaryCodec<T>)
                    Class.forName(className, true, classLoader)
                            .getDeclaredConstructor()
                            .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IOException("the savepoint names a codec that is not there: " + className, e);
        }
    }
}
