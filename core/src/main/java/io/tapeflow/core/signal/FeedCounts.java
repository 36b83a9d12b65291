package io.tapeflow.core.signal;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** What an instrument's feed held so far, for its summary. */
final class FeedCounts {
    private static final int GAP_LINES = 16;

    long depth;
    long trades;
    long bbo;
    long snapshots;
    long lines;
    long rejected;
    long skewedStamps;
    long leftOutLevels;
    long roundedSizes;
    long buyVolumeLots;
    long sellVolumeLots;
    long ofiLots;
    long windows;
    final long[] signals = new long[Detector.values().length];
    private final long[] gapLines = new long[GAP_LINES];
    private int gapLineCount;

    /** Remembers the line of a gap, if it is one of the first. */
    void addGapLine(long line) {
        if (gapLineCount < GAP_LINES) {
            gapLines[gapLineCount++] = line;
        }
    }

    long[] gapLines() {
        return Arrays.copyOf(gapLines, gapLineCount);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(depth);
        out.writeLong(trades);
        out.writeLong(bbo);
        out.writeLong(snapshots);
        out.writeLong(lines);
        out.writeLong(rejected);
        out.writeLong(skewedStamps);
        out.writeLong(leftOutLevels);
        out.writeLong(roundedSizes);
        out.writeLong(buyVolumeLots);
        out.writeLong(sellVolumeLots);
        out.writeLong(ofiLots);
        out.writeLong(windows);
        for (long count : signals) {
            out.writeLong(count);
        }
        out.writeInt(gapLineCount);
        for (int i = 0; i < gapLineCount; i++) {
            out.writeLong(gapLines[i]);
        }
    }

    void read(DataInput in) throws IOException {
        depth = in.readLong();
        trades = in.readLong();
        bbo = in.readLong();
        snapshots = in.readLong();
        lines = in.readLong();
        rejected = in.readLong();
        skewedStamps = in.readLong();
        leftOutLevels = in.readLong();
        roundedSizes = in.readLong();
        buyVolumeLots = in.readLong();
        sellVolumeLots = in.readLong();
        ofiLots = in.readLong();
        windows = in.readLong();
        for (int i = 0; i < signals.length; i++) {
            signals[i] = in.readLong();
        }
        gapLineCount = in.readInt();
        for (int i = 0; i < gapLineCount; i++) {
            gapLines[i] = in.readLong();
        }
    }
}
