package io.tapeflow.core;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Random;

/** Core is plain Java whose results depend on nothing but its arguments. */
@AnalyzeClasses(packages = "io.tapeflow.core", importOptions = DoNotIncludeTests.class)
final class CoreArchitectureTest {
    @ArchTest
    static final ArchRule dependsOnTheJdkAlone =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.apache.flink..",
                            "com.fasterxml..",
                            "org.slf4j..",
                            "org.apache.logging..",
                            "org.apache.commons.logging..",
                            "java.util.logging..",
                            "io.tapeflow.connectors..",
                            "io.tapeflow.operators..",
                            "io.tapeflow.jobs..",
                            "io.tapeflow.local..",
                            "io.tapeflow.benchmarks..")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule readsNoClock =
            noClasses()
                    .should()
                    .accessTargetWhere(
                            target(owner(assignableTo(System.class)))
                                    .and(target(nameMatching("currentTimeMillis|nanoTime"))))
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(Clock.class)
                    .orShould()
                    .accessTargetWhere(
                            target(owner(resideInAPackage("java.time.."))).and(target(name("now"))))
                    .as("no clock: time is in the records")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule drawsOnlySeededNumbers =
            noClasses()
                    .should()
                    .callConstructor(Random.class)
                    .orShould()
                    .accessTargetWhere(
                            target(nameMatching("random"))
                                    .and(
                                            target(
                                                    owner(
                                                            assignableTo(Math.class)
                                                                    .or(
                                                                            assignableTo(
                                                                                    StrictMath
                                                                                            .class))))))
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.security.SecureRandom")
                    .orShould()
                    .accessTargetWhere(
                            target(owner(assignableTo("java.util.UUID")))
                                    .and(target(name("randomUUID"))))
                    .as("no numbers from an unseeded generator")
                    .allowEmptyShould(true);

    /** Math may differ between machines by the last bit; {@link StrictMath} may not. */
    @ArchTest
    static final ArchRule computesTheSameOnEveryMachine =
            noClasses()
                    .should()
                    .accessTargetWhere(
                            target(owner(assignableTo(Math.class)))
                                    .and(
                                            target(
                                                    nameMatching(
                                                            "exp|expm1|log|log10|log1p|pow|cbrt|hypot"
                                                                    + "|a?sin|a?cos|a?tan|atan2"
                                                                    + "|sinh|cosh|tanh"))))
                    .as("no transcendental functions of Math, StrictMath has them")
                    .allowEmptyShould(true);
}
