package io.tapeflow.local.command;

import io.tapeflow.connectors.tape.TapeVerifier;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads a whole tape against its manifest. */
@Command(
        name = "verify",
        description = "Check a tape against its manifest, and its lines against their form.")
final class VerifyCommand implements Subcommand {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "TAPE", description = "Directory of the tape.")
    private Path tape;

    @Override
    public Integer call() throws Exception {
        TapeVerifier.Report report = TapeVerifier.verify(tape);
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "%s: %s%n", tape, report.tapeId());
        if (report.lines() > 0) {
            out.printf(
                    Locale.ROOT,
                    "%,d lines %s from %s to %s%n",
                    report.lines(),
                    report.linesByType(),
                    time(report.startMicros()),
                    time(report.endMicros()));
        }
        PrintWriter err = spec.commandLine().getErr();
        report.problems().forEach(problem -> err.println(spec.qualifiedName() + ": " + problem));
        long unlisted = report.problemCount() - report.problems().size();
        if (unlisted > 0) {
            err.printf(Locale.ROOT, "%s: and %,d more%n", spec.qualifiedName(), unlisted);
        }
        out.println(report.good() ? "good" : "not good");
        return report.good() ? 0 : Failures.FAILURE;
    }

    private static Instant time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
