package io.tapeflow.core.signal;

import io.tapeflow.core.market.Arrival;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Finds one pattern's matches in the signals of an instrument, as Flink CEP does for the same
 * {@link PatternSpec}. It has no state of its own and serves many instruments; what it knows of one
 * is in that instrument's {@link State}.
 */
public final class PatternMatcher {
    private final PatternSpec spec;
    private final PatternStage[] stages;
    private final boolean skipsPastLastEvent;

    public PatternMatcher(PatternSpec spec) {
        this.spec = spec;
        this.stages = spec.stages().toArray(new PatternStage[0]);
        this.skipsPastLastEvent = spec.afterMatch() == PatternSpec.AfterMatch.SKIP_PAST_LAST_EVENT;
    }

    /**
     * Takes the instrument's next signal and hands on the matches that it completes, the earliest
     * beginning first.
     *
     * @param signal not before the last one by {@link SignalEvent#ORDER}
     * @throws IllegalArgumentException if it is
     */
    public void onSignal(State state, SignalEvent signal, Consumer<PatternMatch> out) {
        state.advanceTo(signal, spec.withinMillis());
        int kept = 0;
        boolean matched = false;
        int count = state.count;
        for (int slot = 0; slot < count; slot++) {
            SignalEvent[] taken = state.taken[slot];
            int reached = state.reached[slot];
            PatternStage awaited = stages[reached];
            if (awaited.follows(taken[0], signal)) {
                taken[reached] = signal;
                reached++;
            } else if (awaited.contiguity() == PatternStage.Contiguity.STRICT) {
                continue;
            }
            if (reached < stages.length) {
                state.move(slot, kept++, reached);
            } else if (!(matched && skipsPastLastEvent)) {
                matched = true;
                out.accept(spec.match(Arrays.asList(taken), state.nextIndex(signal)));
            }
        }
        if (matched && skipsPastLastEvent) {
            state.shrinkTo(0);
            return;
        }
        state.shrinkTo(kept);
        if (!stages[0].begins(signal)) {
            return;
        }
        if (stages.length == 1) {
            out.accept(spec.match(List.of(signal), state.nextIndex(signal)));
        } else {
            state.add(signal, stages.length);
        }
    }

    /**
     * What a matcher knows of one instrument: the matches under way, in the order in which they
     * began. There are never more than the pattern's {@code withinMillis} holds first signals.
     */
    public static final class State {
        private SignalEvent[][] taken = new SignalEvent[0][];
        private int[] reached = new int[0];
        private int count;
        private SignalEvent last;
        private Arrival matchArrival;
        private int matchesAtArrival;
        private long timedOut;

        /** How many matches are under way. */
        public int underWay() {
            return count;
        }

        /** How many matches under way ran out of time so far. */
        public long timedOut() {
            return timedOut;
        }

        private void advanceTo(SignalEvent signal, long withinMillis) {
            if (last != null) {
                if (SignalEvent.ORDER.compare(signal, last) < 0) {
                    throw new IllegalArgumentException(
                            String.format("signal out of order: %s after %s", signal, last));
                }
                expire(signal.arrival().ingestMillis(), withinMillis);
                if (signal.syncEpoch() != last.syncEpoch()) {
                    shrinkTo(0);
                }
            }
            last = signal;
        }

        private void expire(long nowMillis, long withinMillis) {
            int expired = 0;
            while (expired < count
                    && nowMillis - taken[expired][0].arrival().ingestMillis() >= withinMillis) {
                expired++;
            }
            if (expired > 0) {
                for (int slot = expired; slot < count; slot++) {
                    move(slot, slot - expired, reached[slot]);
                }
                timedOut += expired;
                shrinkTo(count - expired);
            }
        }

        /** Puts a match under way in another slot; the arrays change places, none is lost. */
        private void move(int from, int to, int stagesReached) {
            SignalEvent[] signals = taken[from];
            taken[from] = taken[to];
            taken[to] = signals;
            reached[to] = stagesReached;
        }

        private void add(SignalEvent first, int stages) {
            if (count == taken.length) {
                int capacity = Math.max(4, 2 * count);
                taken = Arrays.copyOf(taken, capacity);
                reached = Arrays.copyOf(reached, capacity);
            }
            if (taken[count] == null) {
                taken[count] = new SignalEvent[stages];
            }
            taken[count][0] = first;
            reached[count] = 1;
            count++;
        }

        private void shrinkTo(int size) {
            for (int slot = size; slot < count; slot++) {
                Arrays.fill(taken[slot], null);
            }
            count = size;
        }

        private int nextIndex(SignalEvent completing) {
            if (!Objects.equals(completing.arrival(), matchArrival)) {
                matchArrival = completing.arrival();
                matchesAtArrival = 0;
            }
            return matchesAtArrival++;
        }
    }
}
