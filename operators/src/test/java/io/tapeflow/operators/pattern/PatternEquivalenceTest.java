package io.tapeflow.operators.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.core.signal.Detector;
import io.tapeflow.core.signal.PatternMatch;
import io.tapeflow.core.signal.PatternMatcher;
import io.tapeflow.core.signal.PatternSpec;
import io.tapeflow.core.signal.PatternSpec.AfterMatch;
import io.tapeflow.core.signal.PatternSpec.MatchDirection;
import io.tapeflow.core.signal.PatternStage;
import io.tapeflow.core.signal.PatternStage.Contiguity;
import io.tapeflow.core.signal.PatternStage.Relation;
import io.tapeflow.core.signal.SignalEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/**
 * The backtester's matcher and Flink's CEP operator find the same matches: 150 random patterns, 80
 * random streams each, with watermarks at random times and a restart from a snapshot in between.
 */
final class PatternEquivalenceTest {
    private static final int STREAMS = 80;
    private static final int DETECTORS = 2;

    @Property(tries = 150, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void theMatcherFindsWhatFlinkFinds(@ForAll("specs") PatternSpec spec, @ForAll long seed)
            throws Exception {
        Random random = new Random(seed);
        List<List<SignalEvent>> streams = new ArrayList<>();
        for (int i = 0; i < STREAMS; i++) {
            streams.add(RandomSignals.draw(random, "I" + i, DETECTORS, 40));
        }
        Map<String, List<PatternMatch>> expected = new TreeMap<>();
        long expectedTimeOuts = 0;
        PatternMatcher matcher = new PatternMatcher(spec);
        for (List<SignalEvent> stream : streams) {
            PatternMatcher.State state = new PatternMatcher.State();
            List<PatternMatch> found = new ArrayList<>();
            stream.forEach(signal -> matcher.onSignal(state, signal, found::add));
            if (!found.isEmpty()) {
                expected.put(found.get(0).instrument(), found);
            }
            expectedTimeOuts += state.timedOut() + state.underWay();
        }
        try (CepHarness cep = new CepHarness(spec)) {
            play(streams, spec, random, cep);
            Map<String, List<PatternMatch>> matches = cep.matches();
            for (int i = 0; i < STREAMS; i++) {
                String instrument = "I" + i;
                assertThat(expected.getOrDefault(instrument, List.of()))
                        .as("%s%n%s", spec, streams.get(i))
                        .isEqualTo(matches.getOrDefault(instrument, List.of()));
            }
            assertThat(expectedTimeOuts).as("time-outs of %s", spec).isEqualTo(cep.timedOut());
            assertThat(cep.stateEntries()).as("state left by %s", spec).isZero();
            assertThat(cep.timers()).as("timers left by %s", spec).isZero();
        }
        report(spec, expected, expectedTimeOuts);
    }

    /** A test whose streams hold no matches would prove nothing. */
    private static void report(
            PatternSpec spec, Map<String, List<PatternMatch>> matches, long timeOuts) {
        long count = matches.values().stream().mapToLong(List::size).sum();
        long several =
                matches.values().stream()
                        .flatMap(List::stream)
                        .filter(match -> match.index() > 0)
                        .count();
        int stages = spec.stages().size();
        Statistics.label("matches")
                .collect(stages + " stages " + (count >= STREAMS / 4 ? "many" : "few"))
                .coverage(
                        coverage -> {
                            for (int i = 1; i <= 3; i++) {
                                coverage.check(i + " stages many").count(n -> n >= 8);
                            }
                            coverage.check("4 stages many").count(n -> n >= 2);
                        });
        Statistics.label("several matches at one arrival")
                .collect(several > 0)
                .coverage(coverage -> coverage.check(true).count(n -> n >= 25));
        Statistics.label("strategy, with time-outs")
                .collect(spec.afterMatch(), timeOuts > 0)
                .coverage(
                        coverage -> {
                            for (AfterMatch afterMatch : AfterMatch.values()) {
                                coverage.check(afterMatch, true).count(n -> n >= 15);
                            }
                        });
    }

    /** Everything in order of milliseconds, and within one in no order. */
    private static void play(
            List<List<SignalEvent>> streams, PatternSpec spec, Random random, CepHarness cep)
            throws Exception {
        TreeMap<Long, List<SignalEvent>> byMillis = new TreeMap<>();
        for (List<SignalEvent> stream : streams) {
            for (SignalEvent signal : stream) {
                byMillis.computeIfAbsent(
                                signal.arrival().ingestMillis(), millis -> new ArrayList<>())
                        .add(signal);
            }
        }
        if (byMillis.isEmpty()) {
            return;
        }
        int cadence = 1 + random.nextInt(12);
        int restartAt = random.nextInt(byMillis.size());
        // Most of this test's time goes into making operators.
        boolean restarts = random.nextInt(3) == 0;
        int played = 0;
        for (Map.Entry<Long, List<SignalEvent>> entry : byMillis.entrySet()) {
            Collections.shuffle(entry.getValue(), random);
            for (SignalEvent signal : entry.getValue()) {
                cep.signal(signal);
            }
            if (played++ == restartAt && restarts) {
                cep.restart();
            }
            if (random.nextInt(cadence) == 0) {
                Long next = byMillis.higherKey(entry.getKey());
                long latest = next == null ? entry.getKey() : next - 1;
                long spare = latest - entry.getKey() + 1;
                cep.watermark(entry.getKey() + random.nextInt((int) spare));
            }
        }
        cep.watermark(byMillis.lastKey() + spec.withinMillis());
    }

    @Provide
    Arbitrary<PatternSpec> specs() {
        Arbitrary<List<PatternStage>> stages =
                Arbitraries.integers().between(1, 4).flatMap(PatternEquivalenceTest::stages);
        return Combinators.combine(
                        stages,
                        Arbitraries.longs().between(1, 16),
                        Arbitraries.of(AfterMatch.values()),
                        Arbitraries.of(MatchDirection.values()))
                .as(PatternEquivalenceTest::spec);
    }

    private static Arbitrary<List<PatternStage>> stages(int count) {
        Arbitrary<PatternStage> first =
                stage(Arbitraries.of(Relation.UP, Relation.DOWN, Relation.ANY, Relation.ANY))
                        .map(stage -> named(stage, 0, Contiguity.RELAXED));
        Arbitrary<List<PatternStage>> others =
                stage(
                                Arbitraries.frequency(
                                        Tuple.of(2, Relation.ANY),
                                        Tuple.of(1, Relation.UP),
                                        Tuple.of(1, Relation.DOWN),
                                        Tuple.of(2, Relation.SAME_AS_FIRST),
                                        Tuple.of(2, Relation.OPPOSITE_TO_FIRST)))
                        .list()
                        .ofSize(count - 1);
        return Combinators.combine(first, others)
                .as(
                        (begin, rest) -> {
                            List<PatternStage> all = new ArrayList<>();
                            all.add(begin);
                            rest.forEach(
                                    stage -> all.add(named(stage, all.size(), stage.contiguity())));
                            return all;
                        });
    }

    private static Arbitrary<PatternStage> stage(Arbitrary<Relation> relations) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, DETECTORS - 1),
                        relations,
                        Arbitraries.of(0.0, 0.0, 0.0, 1.0, 1.25, 2.0),
                        Arbitraries.of(Contiguity.RELAXED, Contiguity.RELAXED, Contiguity.STRICT))
                .as(
                        (detector, relation, strength, contiguity) ->
                                new PatternStage(
                                        "x",
                                        Detector.values()[detector],
                                        relation,
                                        strength,
                                        contiguity));
    }

    private static PatternStage named(PatternStage stage, int position, Contiguity contiguity) {
        return new PatternStage(
                "stage-" + position,
                stage.detector(),
                stage.relation(),
                stage.minimumStrength(),
                contiguity);
    }

    /** Where the strategy isn't allowed, the first stage gets a direction. */
    private static PatternSpec spec(
            List<PatternStage> stages,
            long withinMillis,
            AfterMatch afterMatch,
            MatchDirection direction) {
        List<PatternStage> allowed = new ArrayList<>(stages);
        if (afterMatch != AfterMatch.NO_SKIP && stages.get(0).relation() == Relation.ANY) {
            PatternStage first = stages.get(0);
            boolean relative = stages.stream().anyMatch(stage -> stage.relation().isRelative());
            allowed.set(
                    0,
                    new PatternStage(
                            first.name(),
                            first.detector(),
                            relative ? Relation.UP : Relation.ANY,
                            first.minimumStrength(),
                            first.contiguity()));
        }
        return new PatternSpec("random", "", allowed, withinMillis, afterMatch, direction);
    }
}
