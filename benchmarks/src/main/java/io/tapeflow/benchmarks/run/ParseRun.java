package io.tapeflow.benchmarks.run;

import io.tapeflow.connectors.exchange.FrameNormalizer;
import io.tapeflow.connectors.exchange.NormalizerConfig;
import io.tapeflow.connectors.tape.TapeLine;
import io.tapeflow.connectors.tape.TapeLineReader;
import io.tapeflow.connectors.tape.TapeSplit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Parsing of a recording's depth frames to market records. */
public final class ParseRun {
    private static final int WARM_UP_PASSES = 10;

    private final List<TapeLine> frames;
    private final FrameNormalizer normalizer;
    private final long bytesPerPass;

    private ParseRun(List<TapeLine> frames, FrameNormalizer normalizer) {
        this.frames = frames;
        this.normalizer = normalizer;
        this.bytesPerPass = frames.stream().mapToLong(frame -> frame.length).sum();
    }

    public static ParseRun of(TapeSplit split) throws IOException {
        List<TapeLine> frames = new ArrayList<>();
        byte[] mark = "depthUpdate".getBytes(StandardCharsets.US_ASCII);
        try (TapeLineReader reader =
                split.format().open(split.files().stream().map(Path::of).toList())) {
            TapeLine line = new TapeLine();
            while (reader.next(line)) {
                if (new String(
                                line.bytes,
                                line.offset,
                                Math.min(line.length, 100),
                                StandardCharsets.US_ASCII)
                        .contains(new String(mark, StandardCharsets.US_ASCII))) {
                    frames.add(copy(line));
                }
            }
        }
        return new ParseRun(
                frames,
                new FrameNormalizer(
                        split.tape().venue(),
                        split.tapeId(),
                        split.tape().symbols(),
                        split.tape().instruments(),
                        NormalizerConfig.DEFAULT));
    }

    private static TapeLine copy(TapeLine line) {
        TapeLine copy = new TapeLine();
        copy.number = line.number;
        copy.ingestTimeMicros = line.ingestTimeMicros;
        copy.connection = line.connection;
        copy.type = line.type;
        copy.bytes =
                java.util.Arrays.copyOfRange(line.bytes, line.offset, line.offset + line.length);
        copy.length = line.length;
        return copy;
    }

    /** Depth frames of the recording. */
    public int frames() {
        return frames.size();
    }

    /** Parses all frames once; what it gives is the number of records. */
    public long pass() {
        long[] records = new long[1];
        for (int i = 0; i < frames.size(); i++) {
            normalizer.normalize(frames.get(i), record -> records[0]++);
        }
        return records[0];
    }

    /** Millions of bytes of frames a second, to records in ticks and lots, after a warm-up. */
    public double megabytesPerSecond(int passes) {
        long records = 0;
        for (int i = 0; i < WARM_UP_PASSES; i++) {
            records += pass();
        }
        long nanos = System.nanoTime();
        for (int i = 0; i < passes; i++) {
            records += pass();
        }
        nanos = System.nanoTime() - nanos;
        if (records == 0) {
            throw new IllegalArgumentException("the capture holds no depth frames");
        }
        return bytesPerPass * passes * 1e3 / nanos;
    }
}
