package io.tapeflow.benchmarks.capture;

import io.tapeflow.connectors.tape.TapeLine;
import io.tapeflow.connectors.tape.TapeLineReader;
import io.tapeflow.connectors.tape.TapeSplit;
import io.tapeflow.connectors.tape.TapeUsageException;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** All frames of one instrument's capture, in memory. */
public final class RecordedFrames {
    private static final long PAUSE_MICROS = 1_000_000;
    private static final long ID_PAUSE = 1_000;

    private final List<FrameTemplate> frames = new ArrayList<>();
    private final String symbol;
    private long loopIds;

    private RecordedFrames(String symbol) {
        this.symbol = symbol;
    }

    /** Reads the capture of one instrument. */
    public static RecordedFrames of(TapeSplit split) throws IOException {
        if (split.tape().symbols().size() != 1) {
            throw new TapeUsageException(
                    split.tapeId() + " holds several symbols; the benchmark takes one");
        }
        RecordedFrames recorded = new RecordedFrames(split.tape().symbols().get(0));
        TapeLine line = new TapeLine();
        try (TapeLineReader reader =
                split.format().open(split.files().stream().map(Path::of).toList())) {
            while (reader.next(line)) {
                if (line.type == TapeLine.Type.FRAME) {
                    recorded.frames.add(
                            FrameTemplate.of(
                                    line.ingestTimeMicros, line.payload(), recorded.symbol));
                }
            }
        }
        if (recorded.frames.isEmpty()) {
            throw new TapeUsageException(split.tapeId() + " holds no frames to measure with");
        }
        return recorded;
    }

    /**
     * A frame's payload under another symbol, its venue stamps moved by as much as its local one.
     */
    public byte[] payload(long frame, String otherSymbol, long localMillis) {
        FrameTemplate template = frames.get((int) (frame % frames.size()));
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        template.write(
                frame / frames.size() * idsOfLoop(),
                localMillis - template.localMicros() / 1000,
                otherSymbol,
                out);
        return out.toByteArray();
    }

    /**
     * Writes the capture as many times as it takes, one after the other, ids and times moved on
     * each time.
     *
     * @param progress told of the per cent done
     */
    public void writeLooped(Path gzipFile, long lines, IntConsumer progress) throws IOException {
        long first = frames.get(0).localMicros();
        long last = frames.get(frames.size() - 1).localMicros();
        long loopMillis = (last - first + PAUSE_MICROS) / 1000;
        try (OutputStream out =
                new BufferedOutputStream(new FastGzip(Files.newOutputStream(gzipFile)), 1 << 16)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
            for (long written = 0; written < lines; written++) {
                long loop = written / frames.size();
                FrameTemplate frame = frames.get((int) (written % frames.size()));
                long micros = frame.localMicros() + loop * loopMillis * 1000;
                line.reset();
                line.writeBytes((micros + "000 ").getBytes(StandardCharsets.US_ASCII));
                frame.write(loop * idsOfLoop(), loop * loopMillis, null, line);
                line.write('\n');
                line.writeTo(out);
                if (written % 100_000 == 0) {
                    progress.accept((int) (100 * written / lines));
                }
            }
        }
        progress.accept(100);
    }

    /** How far ids must move for another time round; a gap of ids lies between. */
    private long idsOfLoop() {
        if (loopIds == 0) {
            long last = frames.stream().mapToLong(FrameTemplate::lastId).max().orElse(0);
            long first =
                    frames.stream()
                            .mapToLong(FrameTemplate::lastId)
                            .filter(id -> id > 0)
                            .min()
                            .orElse(0);
            loopIds = last - first + ID_PAUSE;
        }
        return loopIds;
    }

    /** Little compression: the file lives for minutes only. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
