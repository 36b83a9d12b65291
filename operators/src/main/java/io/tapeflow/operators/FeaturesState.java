package io.tapeflow.operators;

import io.tapeflow.core.signal.InstrumentState;
import io.tapeflow.operators.types.BinaryCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Keyed state of FEATURES: the kernel's state and the timer that waits for its next deadline. */
final class FeaturesState {

    final InstrumentState instrument;

    /** The earliest timer registered, or {@link Long#MAX_VALUE} for none. */
    long timerMillis = Long.MAX_VALUE;

    FeaturesState(InstrumentState instrument) {
        this.instrument = instrument;
    }

    /** Bytes of the state; version 1. */
    public static final class Codec extends BinaryCodec<FeaturesState> {

        private static final long serialVersionUID = 1L;

        @Override
        public Class<FeaturesState> type() {
            return FeaturesState.class;
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public boolean immutable() {
            return false;
        }

        @Override
        public BinaryCodec<FeaturesState> fresh() {
            return new Codec();
        }

        @Override
        public void write(FeaturesState state, DataOutput out) throws IOException {
            out.writeLong(state.timerMillis);
            state.instrument.write(out);
        }

        @Override
        public FeaturesState read(int version, DataInput in) throws IOException {
            long timerMillis = in.readLong();
            FeaturesState state = new FeaturesState(InstrumentState.read(in));
            state.timerMillis = timerMillis;
            return state;
        }
    }
}
