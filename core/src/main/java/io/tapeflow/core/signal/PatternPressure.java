package io.tapeflow.core.signal;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What the pattern matches of one instrument still weigh: the sum of direction times strength, each
 * halving with every half-life of ingest time, kept within a cap.
 */
public final class PatternPressure {
    private static final double LN_2 = StrictMath.log(2);

    private double value;
    private long sinceMicros;

    void add(PatternMatch match, FusionConfig config) {
        long atMicros = match.arrival().ingestTimeMicros();
        double sum = at(atMicros, config) + match.direction() * match.strength();
        value = Math.max(-config.patternCap(), Math.min(config.patternCap(), sum));
        sinceMicros = atMicros;
    }

    double at(long micros, FusionConfig config) {
        if (value == 0) {
            return 0;
        }
        double halfLives = (micros - sinceMicros) / (config.patternHalfLifeMillis() * 1000.0);
        return value * StrictMath.exp(-LN_2 * halfLives);
    }

    /** Forgets all matches: those of an earlier book say nothing about this one. */
    public void clear() {
        value = 0;
        sinceMicros = 0;
    }

    public void write(DataOutput out) throws IOException {
        out.writeDouble(value);
        out.writeLong(sinceMicros);
    }

    public static PatternPressure read(DataInput in) throws IOException {
        PatternPressure pressure = new PatternPressure();
        pressure.value = in.readDouble();
        pressure.sinceMicros = in.readLong();
        return pressure;
    }
}
