package io.tapeflow.local.command;

import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;

/** Puts the command line together: our commands and those of modules that stand on this one. */
public final class CommandLines {
    private static final int HELP_WIDTH = 100;

    private CommandLines() {}

    /**
     * The command line.
     *
     * @param top what runs when no command is given
     */
    public static CommandLine of(Object top) {
        CommandLine line = new CommandLine(top);
        add(line, new ReplayCommand());
        add(line, new BacktestCommand());
        add(line, new RunCommand());
        add(line, new ImportCommand());
        add(line, new VerifyCommand());
        ServiceLoader.load(Subcommand.class).forEach(command -> add(line, command));
        line.addSubcommand(new HelpCommand());
        Failures failures = new Failures();
        line.setParameterExceptionHandler(failures);
        line.setExecutionExceptionHandler(failures);
        line.setUsageHelpWidth(HELP_WIDTH);
        return line;
    }

    private static void add(CommandLine line, Subcommand command) {
        CommandLine subcommand = new CommandLine(command);
        CommandSpec spec = subcommand.getCommandSpec();
        spec.mixinStandardHelpOptions(true);
        line.addSubcommand(subcommand);
    }
}
