package io.tapeflow.operators.types;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/**
 * Binary form of one type, for the network and for state. A codec can read every version it ever
 * wrote. An instance may keep scratch space and is used by one thread only.
 */
public abstract class BinaryCodec<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    public abstract Class<T> type();

    /** The version that {@link #write} makes, from 1. */
    public abstract int version();

    /** Whether values never change, so that a copy can be the value itself. */
    public abstract boolean immutable();

    /** Another instance, for another thread. */
    public abstract BinaryCodec<T> fresh();

    public abstract void write(T value, DataOutput out) throws IOException;

    /** Reads a value that {@link #write} of that version made. */
    public abstract T read(int version, DataInput in) throws IOException;
}
