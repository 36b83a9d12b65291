package io.tapeflow.connectors.tape.source;

import io.tapeflow.connectors.exchange.NormalizerConfig;
import io.tapeflow.connectors.tape.TapeSplit;
import io.tapeflow.core.market.MarketRecord;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Replays tapes, as {@link io.tapeflow.connectors.tape.TapeInspector} found them.
 *
 * <p>Records carry their ingest millisecond as time stamp and readers emit watermarks themselves,
 * so a job must not generate any, must run in streaming mode (batch mode drops a reader's
 * watermarks), and should align readers, lest one runs far ahead and downstream has to keep its
 * records:
 *
 * <pre>{@code
 * env.fromSource(
 *         new TapeSource(splits, normalizerConfig, CadenceConfig.DEFAULT, 0),
 *         WatermarkStrategy.<MarketRecord>noWatermarks()
 *                 .withWatermarkAlignment("tapes", Duration.ofSeconds(60), Duration.ofMillis(50)),
 *         "tapes",
 *         typeInformation)
 *     .uid("tapes");
 * }</pre>
 *
 * <p>A tape that cannot be read to its end gives what precedes the tear and ends in order; its
 * split names the problem, which whoever runs the job has to report.
 */
public final class TapeSource implements Source<MarketRecord, TapeSplit, TapeEnumeratorState> {
    private static final long serialVersionUID = 1L;

    private final List<TapeSplit> splits;
    private final NormalizerConfig config;
    private final CadenceConfig cadence;
    private final double speed;

    /**
     * @param splits all tapes of the job, inspected together
     * @param speed multiple of real time; 0 as fast as possible
     */
    public TapeSource(
            List<TapeSplit> splits, NormalizerConfig config, CadenceConfig cadence, double speed) {
        if (!(speed >= 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("speed must be 0 or positive, not " + speed);
        }
        this.splits = List.copyOf(splits);
        this.config = config;
        this.cadence = cadence;
        this.speed = speed;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<MarketRecord, TapeSplit> createReader(SourceReaderContext context) {
        long jobEndMillis =
                splits.stream().mapToLong(TapeSplit::jobEndMillis).max().orElse(Long.MIN_VALUE + 1);
        return new TapeSourceReader(
                config,
                cadence,
                speed,
                Alarm.system(),
                jobEndMillis,
                context::sendSourceEventToCoordinator);
    }

    @Override
    public SplitEnumerator<TapeSplit, TapeEnumeratorState> createEnumerator(
            SplitEnumeratorContext<TapeSplit> context) {
        return new TapeSplitEnumerator(context, TapeSplitEnumerator.allUnassigned(splits));
    }

    /**
     * Goes on from a checkpoint or savepoint.
     *
     * @throws IllegalStateException if that is of other tapes than this source
     */
    @Override
    public SplitEnumerator<TapeSplit, TapeEnumeratorState> restoreEnumerator(
            SplitEnumeratorContext<TapeSplit> context, TapeEnumeratorState state) {
        List<String> own = TapeSplitEnumerator.allUnassigned(splits).tapeIds();
        if (!own.equals(state.tapeIds())) {
            throw new IllegalStateException(
                    "the savepoint is of the tapes "
                            + state.tapeIds()
                            + ", the job is to read "
                            + own
                            + "; name the same tapes or start without it");
        }
        return new TapeSplitEnumerator(context, state);
    }

    @Override
    public SimpleVersionedSerializer<TapeSplit> getSplitSerializer() {
        return new TapeSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<TapeEnumeratorState> getEnumeratorCheckpointSerializer() {
        return new TapeEnumeratorStateSerializer();
    }
}
