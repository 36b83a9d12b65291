package io.tapeflow.local.command;

import java.io.PrintWriter;

/**
 * Where a command prints. Whether somebody watches is told by the launcher, for Java itself only
 * knows whether both standard input and output are a terminal.
 *
 * @param outWatched whether standard output is a terminal
 * @param errWatched whether standard error is a terminal
 * @param rows height of the terminal
 */
record Terminal(
        PrintWriter out, PrintWriter err, boolean outWatched, boolean errWatched, int rows) {
    private static final int USUAL_ROWS = 24;

    static Terminal of(PrintWriter out, PrintWriter err) {
        boolean console = System.console() != null;
        return new Terminal(
                out,
                err,
                property("tapeflow.terminal.out", console),
                property("tapeflow.terminal.err", console),
                Integer.getInteger("tapeflow.terminal.rows", USUAL_ROWS));
    }

    private static boolean property(String name, boolean otherwise) {
        String value = System.getProperty(name);
        return value == null ? otherwise : Boolean.parseBoolean(value);
    }
}
