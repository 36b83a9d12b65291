package io.tapeflow.core.signal;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Goodness of a least-squares line with intercept, from running means and sums of squared distances
 * from them (Welford's update), which do not cancel out as sums of squares would.
 */
final class LineFit {
    private static final int FEWEST_POINTS = 3;

    private long count;
    private double meanX;
    private double meanY;
    private double squaresX;
    private double squaresY;
    private double products;

    void add(double x, double y) {
        count++;
        double fromOldX = x - meanX;
        double fromOldY = y - meanY;
        meanX += fromOldX / count;
        meanY += fromOldY / count;
        squaresX += fromOldX * (x - meanX);
        squaresY += fromOldY * (y - meanY);
        products += fromOldX * (y - meanY);
    }

    /** R2 in [0, 1]; NaN under three points, or where x or y does not vary. */
    double r2() {
        if (count < FEWEST_POINTS || squaresX == 0 || squaresY == 0) {
            return Double.NaN;
        }
        return products / squaresX * (products / squaresY);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(count);
        out.writeDouble(meanX);
        out.writeDouble(meanY);
        out.writeDouble(squaresX);
        out.writeDouble(squaresY);
        out.writeDouble(products);
    }

    void read(DataInput in) throws IOException {
        count = in.readLong();
        meanX = in.readDouble();
        meanY = in.readDouble();
        squaresX = in.readDouble();
        squaresY = in.readDouble();
        products = in.readDouble();
    }
}
