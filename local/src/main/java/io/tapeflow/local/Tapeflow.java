package io.tapeflow.local;

import io.tapeflow.local.command.CommandLines;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: {@code tapeflow COMMAND}, exit code 2 for usage, 1 for failure. */
@Command(
        name = "tapeflow",
        description = "Order-flow signals from exchange market data.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "`tapeflow help COMMAND` lists its options. `tapeflow bench` measures throughput and"
                    + " latency.",
            "Exit codes: 0 done, 1 failed, 2 called in a way that cannot be followed."
        },
        versionProvider = Tapeflow.Version.class)
public final class Tapeflow implements Runnable {
    @Spec private CommandSpec spec;

    private Tapeflow() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The whole command line, as {@link #main} runs it. */
    public static CommandLine commandLine() {
        return CommandLines.of(new Tapeflow());
    }

    /** A call without a command is a usage error. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Which command? `tapeflow help` lists them.");
    }

    /** The version written into the jar, or "development" when classes run without one. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Tapeflow.class.getPackage().getImplementationVersion();
            return new String[] {"tapeflow " + (version == null ? "development" : version)};
        }
    }
}
