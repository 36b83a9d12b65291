package io.tapeflow.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The local edition stands on the jobs; benchmarks stand on it. */
@AnalyzeClasses(packages = "io.tapeflow.local", importOptions = DoNotIncludeTests.class)
final class LocalArchitectureTest {
    @ArchTest
    static final ArchRule knowsNoBenchmark =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.tapeflow.benchmarks..")
                    .allowEmptyShould(true);
}
