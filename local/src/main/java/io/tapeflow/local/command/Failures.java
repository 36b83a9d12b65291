package io.tapeflow.local.command;

import io.tapeflow.connectors.tape.TapeUsageException;
import io.tapeflow.connectors.tape.TornTapeException;
import io.tapeflow.jobs.config.ConfigException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a person reads when a command fails, and its exit code: 2 for usage, 1 for the rest. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    static final int FAILURE = 1;
    static final int USAGE = 2;

    /** What a shell says of a process ended by Ctrl-C. */
    static final int INTERRUPTED = 130;

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(command.getCommandSpec().qualifiedName() + ": " + e.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(e, err)) {
            err.println(hint(command));
        }
        return USAGE;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        String name = command.getCommandSpec().qualifiedName();
        Throwable cause = rootOf(e);
        if (isUsage(cause)) {
            err.println(name + ": " + cause.getMessage());
            return USAGE;
        }
        err.println(name + ": " + message(cause));
        if (isOurs(cause)) {
            cause.printStackTrace(err);
        }
        return FAILURE;
    }

    private static String hint(CommandLine command) {
        boolean top = command.getParent() == null;
        return "`./tapeflow help"
                + (top ? "" : " " + command.getCommandName())
                + "` lists the "
                + (top ? "commands." : "options.");
    }

    /** Flink wraps what went wrong in a task several times over. */
    private static Throwable rootOf(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null
                && !isUsage(cause)
                && !(cause instanceof TornTapeException)) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static boolean isUsage(Throwable cause) {
        return cause instanceof UsageException
                || cause instanceof ConfigException
                || cause instanceof TapeUsageException;
    }

    private static String message(Throwable cause) {
        if (cause instanceof NoSuchFileException) {
            return cause.getMessage() + " does not exist";
        }
        if (cause instanceof AccessDeniedException) {
            return cause.getMessage() + " may not be read or written by you";
        }
        String message = cause.getMessage();
        boolean plain = cause.getClass() == IOException.class || cause instanceof TornTapeException;
        return plain && message != null ? message : cause.toString();
    }

    /** Whether it is an error of the program, so that a report needs the place. */
    private static boolean isOurs(Throwable cause) {
        return !(cause instanceof IOException);
    }
}
