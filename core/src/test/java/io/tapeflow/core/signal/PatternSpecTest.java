package io.tapeflow.core.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tapeflow.core.signal.PatternSpec.AfterMatch;
import io.tapeflow.core.signal.PatternSpec.MatchDirection;
import io.tapeflow.core.signal.PatternStage.Contiguity;
import io.tapeflow.core.signal.PatternStage.Relation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class PatternSpecTest {
    private static final PatternStage FIRST = stage("first", Relation.ANY, Contiguity.RELAXED);
    private static final PatternStage SECOND =
            stage("second", Relation.SAME_AS_FIRST, Contiguity.RELAXED);

    private static PatternStage stage(String name, Relation relation, Contiguity contiguity) {
        return new PatternStage(name, Detector.OFI_SURGE, relation, 1, contiguity);
    }

    private static PatternSpec spec(AfterMatch afterMatch, PatternStage... stages) {
        return new PatternSpec(
                "some-pattern",
                "reading",
                List.of(stages),
                1000,
                afterMatch,
                MatchDirection.OF_FIRST);
    }

    @Test
    void refusesWhatHasNoMeaning() {
        assertThatThrownBy(() -> stage("Upper Case", Relation.ANY, Contiguity.RELAXED))
                .hasMessageContaining("stage name")
                .hasMessageContaining("Upper Case");
        assertThatThrownBy(
                        () ->
                                new PatternStage(
                                        "a",
                                        Detector.BREAKOUT,
                                        Relation.UP,
                                        Double.NaN,
                                        Contiguity.RELAXED))
                .hasMessageContaining("stage a: minimum strength");
        assertThatThrownBy(
                        () ->
                                new PatternStage(
                                        "a",
                                        Detector.BREAKOUT,
                                        Relation.UP,
                                        -0.1,
                                        Contiguity.RELAXED))
                .hasMessageContaining("-0.1");
        assertThatThrownBy(() -> spec(AfterMatch.NO_SKIP)).hasMessageContaining("needs a stage");
        assertThatThrownBy(() -> spec(AfterMatch.NO_SKIP, FIRST, FIRST))
                .hasMessage("pattern some-pattern: two stages are named first");
        assertThatThrownBy(() -> spec(AfterMatch.NO_SKIP, SECOND))
                .hasMessageContaining("the first stage's direction");
        assertThatThrownBy(
                        () ->
                                spec(
                                        AfterMatch.NO_SKIP,
                                        stage("first", Relation.UP, Contiguity.STRICT)))
                .hasMessageContaining("must be RELAXED");
        assertThatThrownBy(
                        () ->
                                new PatternSpec(
                                        "p",
                                        "",
                                        List.of(FIRST),
                                        0,
                                        AfterMatch.NO_SKIP,
                                        MatchDirection.OF_FIRST))
                .hasMessageContaining("withinMillis must be positive, is 0");
    }

    @Test
    void refusesToSkipWhereFlinkWouldHoldMatchesBack() {
        for (AfterMatch skip : List.of(AfterMatch.SKIP_TO_NEXT, AfterMatch.SKIP_PAST_LAST_EVENT)) {
            assertThatThrownBy(() -> spec(skip, FIRST, SECOND))
                    .hasMessageContaining(skip + " would hold matches back");
            PatternStage up = stage("first", Relation.UP, Contiguity.RELAXED);
            assertThat(spec(skip, up, SECOND).afterMatch()).isEqualTo(skip);
            assertThat(spec(skip, FIRST).afterMatch()).isEqualTo(skip);
        }
    }

    /** The numbers stand in the uids of operators, and so in every savepoint. */
    @Test
    void hashesOfTheCatalogueStayWhatTheyAre() {
        assertThat(PatternCatalogue.MOMENTUM_IGNITION.definitionHash())
                .isEqualTo("3bb11db72ee77137");
        assertThat(PatternCatalogue.ABSORPTION_REVERSAL.definitionHash())
                .isEqualTo("5690fe7e5b298f37");
    }

    @Test
    void hashChangesWithEverythingThatDecidesMatches() {
        PatternStage other = stage("other", Relation.ANY, Contiguity.RELAXED);
        Set<String> hashes = new TreeSet<>();
        List<PatternSpec> specs =
                List.of(
                        spec(AfterMatch.NO_SKIP, FIRST),
                        spec(AfterMatch.SKIP_TO_NEXT, FIRST),
                        spec(AfterMatch.NO_SKIP, FIRST, other),
                        spec(AfterMatch.NO_SKIP, other, FIRST),
                        spec(AfterMatch.NO_SKIP, other),
                        spec(AfterMatch.NO_SKIP, FIRST, SECOND),
                        spec(
                                AfterMatch.NO_SKIP,
                                FIRST,
                                stage("second", Relation.SAME_AS_FIRST, Contiguity.STRICT)),
                        spec(AfterMatch.NO_SKIP, stage("first", Relation.UP, Contiguity.RELAXED)),
                        spec(
                                AfterMatch.NO_SKIP,
                                new PatternStage(
                                        "first",
                                        Detector.BREAKOUT,
                                        Relation.ANY,
                                        1,
                                        Contiguity.RELAXED)),
                        spec(
                                AfterMatch.NO_SKIP,
                                new PatternStage(
                                        "first",
                                        Detector.OFI_SURGE,
                                        Relation.ANY,
                                        Math.nextUp(1.0),
                                        Contiguity.RELAXED)),
                        new PatternSpec(
                                "some-pattern",
                                "",
                                List.of(FIRST),
                                1001,
                                AfterMatch.NO_SKIP,
                                MatchDirection.OF_FIRST),
                        new PatternSpec(
                                "some-pattern",
                                "",
                                List.of(FIRST),
                                1000,
                                AfterMatch.NO_SKIP,
                                MatchDirection.OPPOSITE_TO_FIRST));
        specs.forEach(spec -> hashes.add(spec.definitionHash()));
        assertThat(hashes).hasSameSizeAs(specs);
        PatternSpec described =
                new PatternSpec(
                        "renamed",
                        "another reading",
                        List.of(FIRST),
                        1000,
                        AfterMatch.NO_SKIP,
                        MatchDirection.OF_FIRST);
        assertThat(described.definitionHash()).isEqualTo(specs.get(0).definitionHash());
    }

    @Test
    void survivesJavaSerialization() throws IOException, ClassNotFoundException {
        for (PatternSpec spec : PatternCatalogue.all()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(spec);
            }
            try (ObjectInputStream in =
                    new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                assertThat(in.readObject()).isEqualTo(spec);
            }
        }
    }

    @Test
    void catalogueIsInOrderOfIds() {
        assertThat(PatternCatalogue.all())
                .extracting(PatternSpec::id)
                .containsExactly("absorption-reversal", "momentum-ignition");
    }
}
