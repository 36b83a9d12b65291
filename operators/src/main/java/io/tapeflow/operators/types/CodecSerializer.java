package io.tapeflow.operators.types;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Flink serializer over a {@link BinaryCodec}: writes the codec's version, reads the one it was
 * made for (an older one after a restore).
 */
public final class CodecSerializer<T> extends TypeSerializer<T> {

    private static final long serialVersionUID = 1L;

    private final BinaryCodec<T> codec;
    private final int readVersion;
    private transient DataOutputSerializer copyBuffer;

    public CodecSerializer(BinaryCodec<T> codec) {
        this(codec, codec.version());
    }

    CodecSerializer(BinaryCodec<T> codec, int readVersion) {
        this.codec = codec;
        this.readVersion = readVersion;
    }

    BinaryCodec<T> codec() {
        return codec;
    }

    int readVersion() {
        return readVersion;
    }

    @Override
    public boolean isImmutableType() {
        return codec.immutable();
    }

    @Override
    public TypeSerializer<T> duplicate() {
        return new CodecSerializer<>(codec.fresh(), readVersion);
    }

    @Override
    public T createInstance() {
        return null;
    }

    @Override
    public T copy(T from) {
        if (codec.immutable() || from == null) {
            return from;
        }
        try {
            if (copyBuffer == null) {
                copyBuffer = new DataOutputSerializer(1024);
            }
            copyBuffer.clear();
            codec.write(from, copyBuffer);
            return codec.read(
                    codec.version(),
                    new DataInputDeserializer(
                            copyBuffer.getSharedBuffer(), 0, copyBuffer.length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public T copy(T from, T reuse) {
        return copy(from);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(T value, DataOutputView target) throws IOException {
        codec.write(value, target);
    }

    @Override
    public T deserialize(DataInputView source) throws IOException {
        return codec.read(readVersion, source);
    }

    @Override
    public T deserialize(T reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        codec.write(codec.read(readVersion, source), target);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CodecSerializer<?> that
                && codec.getClass() == that.codec.getClass()
                && readVersion == that.readVersion;
    }

    @Override
    public int hashCode() {
        return 31 * codec.getClass().getName().hashCode() + readVersion;
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new CodecSnapshot<>(codec, codec.version());
    }
}
