package io.tapeflow.connectors.tape;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;

/**
 * How far a tape has been read: always between two lines, so the records of a line are given
 * together or not at all.
 *
 * @param lines lines whose records were given
 * @param ingestMaximumMicros ingest time of the last of them; 0 at the beginning
 * @param recordsInLastLine records that it gave
 * @param normalizerState state of the normalizer after it; empty at the beginning
 */
public record TapePosition(
        long lines, long ingestMaximumMicros, int recordsInLastLine, byte[] normalizerState)
        implements Serializable {

    /** Before the first line. */
    public static final TapePosition BEGINNING = new TapePosition(0, 0, 0, new byte[0]);

    private static final int VERSION = 1;

    /** Whether nothing has been read. */
    public boolean isBeginning() {
        return lines == 0;
    }

    /** Saves the position. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(VERSION);
        out.writeLong(lines);
        out.writeLong(ingestMaximumMicros);
        out.writeInt(recordsInLastLine);
        out.writeInt(normalizerState.length);
        out.write(normalizerState);
    }

    /** Reads what {@link #write} saved. */
    public static TapePosition read(DataInput in) throws IOException {
        int version = in.readInt();
        if (version != VERSION) {
            throw new IOException("a tape's position has version " + version + ", not known here");
        }
        long lines = in.readLong();
        long ingestMaximumMicros = in.readLong();
        int recordsInLastLine = in.readInt();
        byte[] state = new byte[in.readInt()];
        in.readFully(state);
        return new TapePosition(lines, ingestMaximumMicros, recordsInLastLine, state);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TapePosition that
                && lines == that.lines
                && ingestMaximumMicros == that.ingestMaximumMicros
                && recordsInLastLine == that.recordsInLastLine
                && Arrays.equals(normalizerState, that.normalizerState);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(lines) * 31 + Arrays.hashCode(normalizerState);
    }

    @Override
    public String toString() {
        return "line " + lines + " at " + ingestMaximumMicros + " us";
    }
}
