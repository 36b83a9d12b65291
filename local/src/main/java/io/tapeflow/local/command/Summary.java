package io.tapeflow.local.command;

import io.tapeflow.connectors.tape.TapeSplit;
import io.tapeflow.local.report.JsonReport;
import io.tapeflow.local.report.RunResult;
import io.tapeflow.local.report.TextReport;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** The end of a command that has read tapes: what came of it, and whether it could read all. */
final class Summary {
    private final CommandSpec spec;
    private final OutputOptions outputs;
    private final List<TapeSplit> splits;
    private final Terminal terminal;
    private long startNanos = System.nanoTime();

    Summary(CommandSpec spec, OutputOptions outputs, List<TapeSplit> splits) {
        this.spec = spec;
        this.outputs = outputs;
        this.splits = splits;
        this.terminal = Terminal.of(spec.commandLine().getOut(), spec.commandLine().getErr());
    }

    /** Reading begins now: what came before is not the tapes' doing. */
    void begin() {
        startNanos = System.nanoTime();
    }

    Terminal terminal() {
        return terminal;
    }

    Progress progress(String what) {
        return new Progress(terminal, what, splits);
    }

    boolean hasSeveralInstruments() {
        return splits.stream().mapToInt(split -> split.tape().symbols().size()).sum() > 1;
    }

    /** Says that the command did not come to its end and returns the exit code. */
    int interrupted() {
        terminal.err().println(spec.qualifiedName() + ": ended before the end of its input");
        terminal.err().flush();
        return Failures.INTERRUPTED;
    }

    /** Prints the result and returns the exit code. */
    int print(RunResult result) {
        long elapsedNanos = System.nanoTime() - startNanos;
        terminal.out()
                .print(
                        outputs.json()
                                ? JsonReport.of(result)
                                : TextReport.of(result, elapsedNanos));
        terminal.out().flush();
        List<String> problems =
                splits.stream()
                        .map(TapeSplit::problem)
                        .filter(problem -> !problem.isEmpty())
                        .toList();
        for (String problem : problems) {
            String name = spec.qualifiedName();
            terminal.err().println(name + ": " + problem + "; everything before it was used");
        }
        terminal.err().flush();
        return problems.isEmpty() ? 0 : Failures.FAILURE;
    }
}
