package io.tapeflow.benchmarks.live;

import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** The whole live feed. */
record LiveSplit() implements SourceSplit {
    @Override
    public String splitId() {
        return "live";
    }

    /** There is nothing to write. */
    static final class Serializer implements SimpleVersionedSerializer<LiveSplit> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(LiveSplit split) {
            return new byte[0];
        }

        @Override
        public LiveSplit deserialize(int version, byte[] bytes) {
            return new LiveSplit();
        }
    }
}
