package io.tapeflow.core.strategy;

import io.tapeflow.core.strategy.Decision.Kind;
import io.tapeflow.core.strategy.Decision.Reason;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How many decisions of each kind an account made on one instrument. */
final class Tally {
    private static final int REASONS = Reason.values().length;

    long crossings;
    long entries;
    long exits;
    long cancels;
    final long[] rejections = new long[REASONS];

    void count(Kind kind, Reason reason) {
        if (reason != Reason.ACCEPTED) {
            rejections[reason.ordinal()]++;
        } else {
            switch (kind) {
                case ENTRY -> entries++;
                case EXIT -> exits++;
                case CANCEL -> cancels++;
            }
        }
    }

    void add(Tally other) {
        crossings += other.crossings;
        entries += other.entries;
        exits += other.exits;
        cancels += other.cancels;
        for (int i = 0; i < REASONS; i++) {
            rejections[i] += other.rejections[i];
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(crossings);
        out.writeLong(entries);
        out.writeLong(exits);
        out.writeLong(cancels);
        out.writeInt(REASONS);
        for (long rejected : rejections) {
            out.writeLong(rejected);
        }
    }

    static Tally read(DataInput in) throws IOException {
        Tally tally = new Tally();
        tally.crossings = in.readLong();
        tally.entries = in.readLong();
        tally.exits = in.readLong();
        tally.cancels = in.readLong();
        int reasons = in.readInt();
        for (int i = 0; i < reasons; i++) {
            tally.rejections[i] = in.readLong();
        }
        return tally;
    }
}
