package io.tapeflow.core.signal;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A pattern of signals of one instrument: stages in their order, no loops, no negation. All signals
 * of a match come from one sync of the book; a signal of another sync ends every match under way.
 *
 * <p>The meaning is that of Flink CEP 2.2: every signal that fits the first stage begins a match of
 * its own; a match under way is dropped by the first signal {@code withinMillis} or more after its
 * beginning, in whole milliseconds of ingest time; signals are taken in the order {@link
 * SignalEvent#ORDER}.
 *
 * <p>A match is known at the signal that completes it, never later. Flink CEP's skip strategies can
 * hold a match back, for as long as {@code withinMillis}, while one that began earlier is still
 * open: only then does it know which to skip. That can happen only where a later beginning can
 * overtake an earlier one, which takes a stage whose direction is relative to a first stage of any
 * direction. So those patterns may only have {@link AfterMatch#NO_SKIP}; who wants to skip splits
 * the pattern in one that begins UP and one that begins DOWN.
 *
 * @param id lower case letters, digits and hyphens, such as {@code momentum-ignition}
 * @param reading what it says of the market, a sentence or two for people
 * @param stages at least one, with distinct names
 * @param withinMillis a match takes less than this from first to last signal; positive
 * @param afterMatch what a match does to the others under way
 * @param matchDirection where the price is expected to go
 */
public record PatternSpec(
        String id,
        String reading,
        List<PatternStage> stages,
        long withinMillis,
        AfterMatch afterMatch,
        MatchDirection matchDirection)
        implements Serializable {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /** What a match does to the others under way. */
    public enum AfterMatch {
        /** Nothing: every match is reported. */
        NO_SKIP,
        /**
         * Those that began no later than the match are dropped. A pattern without loops has none of
         * them left, so that this reports what NO_SKIP does.
         */
        SKIP_TO_NEXT,
        /** All are dropped; the earliest beginning wins among matches completed by one signal. */
        SKIP_PAST_LAST_EVENT
    }

    /** Direction of a match, from the direction of its first signal. */
    public enum MatchDirection {
        OF_FIRST,
        OPPOSITE_TO_FIRST
    }

    public PatternSpec {
        PatternStage.requireName(id, "pattern");
        Objects.requireNonNull(reading, () -> "pattern " + id + " has no reading");
        Objects.requireNonNull(afterMatch, () -> "pattern " + id + " has no after-match strategy");
        Objects.requireNonNull(matchDirection, () -> "pattern " + id + " has no match direction");
        stages = List.copyOf(stages);
        require(!stages.isEmpty(), id, "needs a stage");
        require(withinMillis > 0, id, "withinMillis must be positive, is " + withinMillis);
        requireDistinctNames(id, stages);
        PatternStage first = stages.get(0);
        require(
                !first.relation().isRelative(),
                id,
                "the first stage's direction must be UP, DOWN or ANY, is " + first.relation());
        require(
                first.contiguity() == PatternStage.Contiguity.RELAXED,
                id,
                "the first stage follows nothing and must be RELAXED");
        require(
                afterMatch == AfterMatch.NO_SKIP
                        || first.relation() != PatternStage.Relation.ANY
                        || stages.stream().noneMatch(stage -> stage.relation().isRelative()),
                id,
                afterMatch
                        + " would hold matches back here: use NO_SKIP, or let the first stage be UP"
                        + " or DOWN");
    }

    /** Stage 0. */
    public PatternStage first() {
        return stages.get(0);
    }

    /**
     * The match that these signals make.
     *
     * @param signals one for each stage, in order
     */
    public PatternMatch match(List<SignalEvent> signals, int index) {
        SignalEvent first = signals.get(0);
        double strength = 0;
        for (SignalEvent signal : signals) {
            strength += signal.strength();
        }
        boolean same = matchDirection == MatchDirection.OF_FIRST;
        return new PatternMatch(
                "",
                first.instrument(),
                signals.get(signals.size() - 1).arrival(),
                id,
                index,
                same ? first.direction() : -first.direction(),
                strength / signals.size(),
                first.syncEpoch(),
                first.arrival());
    }

    /**
     * Sixteen hexadecimal digits that change with everything that decides which matches there are,
     * and with nothing else: neither {@code id} nor {@code reading}. The same on every machine and
     * for ever (64-bit FNV-1a of a text).
     */
    public String definitionHash() {
        StringBuilder text = new StringBuilder("1 ").append(withinMillis);
        text.append(' ').append(afterMatch.name()).append(' ').append(matchDirection.name());
        for (PatternStage stage : stages) {
            text.append('\n').append(stage.name()).append(' ').append(stage.detector().name());
            text.append(' ').append(stage.relation().name());
            text.append(' ').append(Double.doubleToLongBits(stage.minimumStrength()));
            text.append(' ').append(stage.contiguity().name());
        }
        long hash = FNV_OFFSET;
        for (int at = 0; at < text.length(); at++) {
            // All of it is ASCII: names are checked, the rest are digits and enum constants.
            hash = (hash ^ text.charAt(at)) * FNV_PRIME;
        }
        return String.format("%016x", hash);
    }

    private static void requireDistinctNames(String id, List<PatternStage> stages) {
        Set<String> names = new HashSet<>();
        for (PatternStage stage : stages) {
            require(names.add(stage.name()), id, "two stages are named " + stage.name());
        }
    }

    private static void require(boolean condition, String id, String message) {
        if (!condition) {
            throw new IllegalArgumentException("pattern " + id + ": " + message);
        }
    }
}
