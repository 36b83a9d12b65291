package io.tapeflow.connectors;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Connectors know core, Flink and the vendors, nothing of what is computed from records. */
@AnalyzeClasses(packages = "io.tapeflow.connectors", importOptions = DoNotIncludeTests.class)
final class ConnectorsArchitectureTest {
    @ArchTest
    static final ArchRule knowsNoOtherModule =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.tapeflow.operators..",
                            "io.tapeflow.jobs..",
                            "io.tapeflow.local..",
                            "io.tapeflow.benchmarks..")
                    .allowEmptyShould(true);
}
