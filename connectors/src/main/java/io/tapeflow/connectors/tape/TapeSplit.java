package io.tapeflow.connectors.tape;

import java.io.Serializable;
import java.util.List;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * One tape to be read: everything that a reader needs to know, wherever it runs.
 *
 * @param files absolute paths, in the order of their lines
 * @param startMicros ingest time of the first line
 * @param endMicros ingest time of the last readable line
 * @param problem where and why the tape cannot be read to its end; empty when it can
 * @param jobStartMillis least ingest millisecond of all tapes that are read together
 * @param jobEndMillis greatest ingest millisecond of all tapes that are read together
 * @param position from where to read
 */
public record TapeSplit(
        TapeHeader tape,
        TapeFormat format,
        List<String> files,
        long startMicros,
        long endMicros,
        String problem,
        long jobStartMillis,
        long jobEndMillis,
        TapePosition position)
        implements SourceSplit, Serializable {

    public TapeSplit {
        files = List.copyOf(files);
    }

    /** A tape alone, from its beginning. */
    static TapeSplit alone(
            TapeHeader tape,
            TapeFormat format,
            List<String> files,
            long startMicros,
            long endMicros,
            String problem) {
        return new TapeSplit(
                tape,
                format,
                files,
                startMicros,
                endMicros,
                problem,
                Math.floorDiv(startMicros, 1000L),
                Math.floorDiv(endMicros, 1000L),
                TapePosition.BEGINNING);
    }

    public String tapeId() {
        return tape.tapeId();
    }

    @Override
    public String splitId() {
        return tape.tapeId();
    }

    /** The same tape from another position. */
    public TapeSplit at(TapePosition newPosition) {
        return new TapeSplit(
                tape,
                format,
                files,
                startMicros,
                endMicros,
                problem,
                jobStartMillis,
                jobEndMillis,
                newPosition);
    }

    /** The same tapes, each knowing from when to when all of them go. */
    static List<TapeSplit> together(List<TapeSplit> splits) {
        long start = splits.stream().mapToLong(TapeSplit::jobStartMillis).min().orElseThrow();
        long end = splits.stream().mapToLong(TapeSplit::jobEndMillis).max().orElseThrow();
        return splits.stream()
                .map(
                        split ->
                                new TapeSplit(
                                        split.tape,
                                        split.format,
                                        split.files,
                                        split.startMicros,
                                        split.endMicros,
                                        split.problem,
                                        start,
                                        end,
                                        split.position))
                .toList();
    }
}
