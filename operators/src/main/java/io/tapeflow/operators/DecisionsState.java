package io.tapeflow.operators;

import io.tapeflow.core.signal.DecisionInput;
import io.tapeflow.core.strategy.AccountState;
import io.tapeflow.core.strategy.DecisionBuffer;
import io.tapeflow.operators.types.BinaryCodec;
import io.tapeflow.operators.types.DecisionInputCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Keyed state of DECISIONS: the account, its input that waits for the watermark, and the timer that
 * waits for what comes first.
 */
final class DecisionsState {

    final AccountState account;
    final DecisionBuffer buffer;

    /** The earliest timer registered, or {@link Long#MAX_VALUE} for none. */
    long timerMillis = Long.MAX_VALUE;

    DecisionsState(AccountState account, DecisionBuffer buffer) {
        this.account = account;
        this.buffer = buffer;
    }

    /** Bytes of the state; version 1. */
    public static final class Codec extends BinaryCodec<DecisionsState> {

        private static final long serialVersionUID = 1L;

        private final DecisionInputCodec inputs = new DecisionInputCodec();

        @Override
        public Class<DecisionsState> type() {
            return DecisionsState.class;
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
        public BinaryCodec<DecisionsState> fresh() {
            return new Codec();
        }

        @Override
        public void write(DecisionsState state, DataOutput out) throws IOException {
            out.writeLong(state.timerMillis);
            state.account.write(out);
            out.writeInt(inputs.version());
            out.writeInt(state.buffer.size());
            state.buffer.forEach(input -> write(input, out));
        }

        private void write(DecisionInput input, DataOutput out) {
            try {
                inputs.write(input, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public DecisionsState read(int version, DataInput in) throws IOException {
            long timerMillis = in.readLong();
            DecisionsState state = new DecisionsState(AccountState.read(in), new DecisionBuffer());
            state.timerMillis = timerMillis;
            int inputVersion = in.readInt();
            for (int left = in.readInt(); left > 0; left--) {
                state.buffer.add(inputs.read(inputVersion, in));
            }
            return state;
        }
    }
}
