package io.tapeflow.operators;

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

/** Operators know core and Flink, nothing of where records come from or go to. */
@AnalyzeClasses(packages = "io.tapeflow.operators", importOptions = DoNotIncludeTests.class)
final class OperatorsArchitectureTest {
    @ArchTest
    static final ArchRule knowsNoOtherModule =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.tapeflow.connectors..",
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
                    .as("no clock: time is in the records and in timers")
                    .allowEmptyShould(true);
}
