package io.tapeflow.core.signal;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How much of the mid's change order flow explains: over groups of one-second windows by
 * floor(start / 10 s), each group but the first gives a point of y = its last mid minus the
 * previous group's last mid and x = its summed OFI, or TFI. R2 of the least-squares lines with
 * intercept.
 */
final class FlowRegression {
    private static final long GROUP_SECONDS = 10;

    private boolean groupOpen;
    private long group;
    private long midHalfTicks;
    private long ofiLots;
    private long tfiLots;
    private boolean previousKnown;
    private long previousMidHalfTicks;
    private final LineFit ofiFit = new LineFit();
    private final LineFit tfiFit = new LineFit();

    /** Takes a closed window that has a book. */
    void add(long second, long windowMidHalfTicks, long windowOfiLots, long windowTfiLots) {
        long itsGroup = Math.floorDiv(second, GROUP_SECONDS);
        if (!groupOpen || itsGroup != group) {
            closeGroup();
            groupOpen = true;
            group = itsGroup;
        }
        midHalfTicks = windowMidHalfTicks;
        ofiLots += windowOfiLots;
        tfiLots += windowTfiLots;
    }

    /** Ends the last group. */
    void closeGroup() {
        if (!groupOpen) {
            return;
        }
        if (previousKnown) {
            double move = midHalfTicks - previousMidHalfTicks;
            ofiFit.add(ofiLots, move);
            tfiFit.add(tfiLots, move);
        }
        previousKnown = true;
        previousMidHalfTicks = midHalfTicks;
        ofiLots = 0;
        tfiLots = 0;
        groupOpen = false;
    }

    /** In [0, 1]; NaN under three points, or where one of the two does not vary. */
    double r2Ofi() {
        return ofiFit.r2();
    }

    /** In [0, 1]; NaN under three points, or where one of the two does not vary. */
    double r2Tfi() {
        return tfiFit.r2();
    }

    void write(DataOutput out) throws IOException {
        out.writeBoolean(groupOpen);
        out.writeLong(group);
        out.writeLong(midHalfTicks);
        out.writeLong(ofiLots);
        out.writeLong(tfiLots);
        out.writeBoolean(previousKnown);
        out.writeLong(previousMidHalfTicks);
        ofiFit.write(out);
        tfiFit.write(out);
    }

    void read(DataInput in) throws IOException {
        groupOpen = in.readBoolean();
        group = in.readLong();
        midHalfTicks = in.readLong();
        ofiLots = in.readLong();
        tfiLots = in.readLong();
        previousKnown = in.readBoolean();
        previousMidHalfTicks = in.readLong();
        ofiFit.read(in);
        tfiFit.read(in);
    }
}
