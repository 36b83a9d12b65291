package io.tapeflow.local.command;

import io.tapeflow.connectors.tape.Importer;
import io.tapeflow.connectors.tape.TapeFormat;
import io.tapeflow.connectors.tape.TapeSplit;
import io.tapeflow.jobs.TapeInputs;
import io.tapeflow.jobs.config.RunConfig;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a tape of another recorder's capture. */
@Command(name = "import", description = "Make a tape of another recorder's capture.")
final class ImportCommand implements Subcommand {
    @Spec private CommandSpec spec;
    @Mixin private InputOptions inputs;

    @Option(
            names = "--out",
            paramLabel = "TAPE",
            required = true,
            description = "Directory of the new tape: not there yet, or empty.")
    private Path out;

    @Override
    public Integer call() throws Exception {
        RunConfig config = inputs.over(RunConfig.defaults());
        List<TapeSplit> captures = TapeInputs.splits(config.inputs());
        TapeSplit capture = captures.get(0);
        if (capture.format() == TapeFormat.NATIVE) {
            throw new UsageException(config.inputs().paths().get(0) + ": is a tape already");
        }
        PrintWriter err = spec.commandLine().getErr();
        long lines = new Importer(capture, copied -> {}).copyTo(out);
        spec.commandLine()
                .getOut()
                .printf(Locale.ROOT, "%s: %s, %,d lines%n", out, capture.tapeId(), lines);
        if (capture.problem().isEmpty()) {
            return 0;
        }
        err.println(
                spec.qualifiedName()
                        + ": "
                        + capture.problem()
                        + "; everything before it was used");
        return Failures.FAILURE;
    }
}
