package io.tapeflow.core.signal;

import java.io.Serializable;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One step of a pattern: which signal it waits for.
 *
 * @param name unique in its pattern; lower case letters, digits and hyphens
 * @param detector the detector whose signal it takes
 * @param relation which direction the signal must have
 * @param minimumStrength least strength of the signal, finite and not negative; a detector's
 *     threshold is 1
 * @param contiguity what may stand between the previous stage's signal and this one's; meaningless
 *     for the first stage, which has to be RELAXED
 */
public record PatternStage(
        String name,
        Detector detector,
        Relation relation,
        double minimumStrength,
        Contiguity contiguity)
        implements Serializable {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /** Direction of a stage's signal: fixed, free, or relative to the first stage's. */
    public enum Relation {
        UP,
        DOWN,
        ANY,
        SAME_AS_FIRST,
        OPPOSITE_TO_FIRST;

        /** Whether it can only be judged beside the first stage's signal. */
        public boolean isRelative() {
            return this == SAME_AS_FIRST || this == OPPOSITE_TO_FIRST;
        }
    }

    /** What may stand between the previous stage's signal and this one's. */
    public enum Contiguity {
        /** Nothing: the instrument's very next signal must fit, or the pattern is over. */
        STRICT,
        /** Any signals that do not fit; the next one that fits is taken. */
        RELAXED
    }

    public PatternStage {
        requireName(name, "stage");
        Objects.requireNonNull(detector, () -> "stage " + name + " has no detector");
        Objects.requireNonNull(relation, () -> "stage " + name + " has no direction relation");
        Objects.requireNonNull(contiguity, () -> "stage " + name + " has no contiguity");
        if (!(minimumStrength >= 0) || Double.isInfinite(minimumStrength)) {
            throw new IllegalArgumentException(
                    String.format(
                            "stage %s: minimum strength must be finite and not negative, is %s",
                            name, minimumStrength));
        }
        // So that 0.0 and -0.0, which mean the same, also have the same definition hash.
        minimumStrength = minimumStrength == 0 ? 0.0 : minimumStrength;
    }

    /** Whether a pattern that opens with this stage may begin with this signal. */
    public boolean begins(SignalEvent signal) {
        return isCandidate(signal) && fits(signal.direction(), signal.direction());
    }

    /** Whether this stage takes the signal in a match that began with that first one. */
    public boolean follows(SignalEvent first, SignalEvent signal) {
        return isCandidate(signal)
                && signal.syncEpoch() == first.syncEpoch()
                && fits(first.direction(), signal.direction());
    }

    /** Whether this stage might take the signal: all that can be said without the first one. */
    public boolean isCandidate(SignalEvent signal) {
        return signal.detector() == detector && signal.strength() >= minimumStrength;
    }

    private boolean fits(int firstDirection, int direction) {
        switch (relation) {
            case UP:
                return direction > 0;
            case DOWN:
                return direction < 0;
            case SAME_AS_FIRST:
                return direction == firstDirection;
            case OPPOSITE_TO_FIRST:
                return direction == -firstDirection;
            default:
                return true;
        }
    }

    static void requireName(String name, String what) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    String.format(
                            "%s name must be lower case letters, digits and hyphens, is %s",
                            what, name));
        }
    }
}
