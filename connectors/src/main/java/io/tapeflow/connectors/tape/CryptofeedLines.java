package io.tapeflow.connectors.tape;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Conversations recorded by cryptofeed: zstd files of JSON objects, one connection's block after
 * another. They are put in order of their time stamps (a stable sort) before they are numbered, so
 * a capture is held in memory; a line without a stamp stays behind the line before it.
 */
final class CryptofeedLines implements TapeLineReader {
    /** More than this much text in one capture is refused, for it would not fit in memory. */
    private static final long MAXIMUM_BYTES = 1L << 30;

    private record Placed(long orderNanos, CryptofeedLine line) {}

    private final List<Path> files;
    private List<Placed> lines;
    private TornTapeException tear;
    private int index;
    private long maximumMicros;

    CryptofeedLines(List<Path> files) {
        this.files = List.copyOf(files);
    }

    @Override
    public boolean next(TapeLine line) throws IOException {
        if (lines == null) {
            load();
        }
        if (index == lines.size()) {
            return end();
        }
        CryptofeedLine read = lines.get(index).line();
        lines.set(index, null);
        if (read.stampNanos() != CryptofeedLine.NO_STAMP) {
            maximumMicros = Math.max(maximumMicros, Math.floorDiv(read.stampNanos(), 1000L));
        }
        line.number = ++index;
        line.ingestTimeMicros = maximumMicros;
        line.connection = read.connection();
        line.type = read.type();
        line.bytes = read.payload();
        line.offset = 0;
        line.length = read.payload().length;
        return true;
    }

    private boolean end() throws TornTapeException {
        TornTapeException torn = tear;
        tear = null;
        if (torn != null) {
            throw torn;
        }
        return false;
    }

    private void load() throws IOException {
        lines = new ArrayList<>();
        long orderNanos = Long.MIN_VALUE;
        long bytes = 0;
        try (FileLines raw = new FileLines(files)) {
            while (raw.next()) {
                bytes += raw.end() - raw.start();
                if (bytes > MAXIMUM_BYTES) {
                    throw new IOException(
                            files.get(raw.file())
                                    + ": a capture of this format is sorted in memory and may hold"
                                    + " at most 1 GiB of text; read fewer files at a time");
                }
                CryptofeedLine line = CryptofeedLine.parse(raw.buffer(), raw.start(), raw.end());
                if (line.stampNanos() != CryptofeedLine.NO_STAMP) {
                    orderNanos = line.stampNanos();
                }
                lines.add(new Placed(orderNanos, line));
            }
        } catch (TornTapeException e) {
            tear = e;
        }
        lines.sort(Comparator.comparingLong(Placed::orderNanos));
        maximumMicros = Math.max(0, Math.floorDiv(firstStampNanos(), 1000L));
    }

    private long firstStampNanos() {
        for (Placed placed : lines) {
            if (placed.line().stampNanos() != CryptofeedLine.NO_STAMP) {
                return placed.line().stampNanos();
            }
        }
        return 0;
    }

    @Override
    public void close() {
        lines = List.of();
        index = 0;
    }
}
