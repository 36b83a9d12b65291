package io.tapeflow.local.command;

import io.tapeflow.local.Tapeflow;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;

/**
 * A call of the command line in this process.
 *
 * @param exitCode what the shell would see
 * @param out standard output
 * @param err standard error
 */
record Call(int exitCode, String out, String err) {

    /** Calls with arguments, of which paths may be some. */
    static Call of(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Tapeflow.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        String[] words = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
        int exitCode = line.execute(words);
        line.getOut().flush();
        line.getErr().flush();
        return new Call(exitCode, out.toString(), err.toString());
    }

    /** Calls with arguments and then these. */
    static Call of(List<Path> files, Object... arguments) {
        Object[] all = new Object[arguments.length + files.size()];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        System.arraycopy(files.toArray(), 0, all, arguments.length, files.size());
        return of(all);
    }
}
