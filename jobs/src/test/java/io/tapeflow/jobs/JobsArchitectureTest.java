package io.tapeflow.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Jobs run on any Flink cluster, so they know nothing of the one-JVM edition. */
@AnalyzeClasses(packages = "io.tapeflow.jobs", importOptions = DoNotIncludeTests.class)
final class JobsArchitectureTest {
    @ArchTest
    static final ArchRule knowsNothingOfTheLocalEdition =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.tapeflow.local..",
                            "io.tapeflow.benchmarks..",
                            "io.questdb..",
                            "kafka..")
                    .allowEmptyShould(true);
}
