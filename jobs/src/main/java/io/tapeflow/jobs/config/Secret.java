package io.tapeflow.jobs.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A value that is never written into a configuration file, a log or an error: the file names the
 * environment variable ({@code {env: NAME}}) or the file ({@code {file: PATH}}) that holds it.
 * Exactly one of the two is there.
 *
 * @param variable name of the environment variable
 * @param file file whose content, without white space around it, is the value
 */
public record Secret(Optional<String> variable, Optional<Path> file) {

    /**
     * The value: only for whoever hands it to its server.
     *
     * @param environment value of an environment variable, null where it is not set
     * @throws IOException if it is missing, with where it was looked for
     */
    public String reveal(UnaryOperator<String> environment) throws IOException {
        String value =
                variable.isPresent()
                        ? environment.apply(variable.get())
                        : Files.readString(file.orElseThrow()).strip();
        if (value == null || value.isEmpty()) {
            throw new IOException(this + " is not set or empty");
        }
        return value;
    }

    @Override
    public String toString() {
        return variable.map(name -> "environment variable " + name)
                .orElseGet(() -> "file " + file.orElseThrow());
    }
}
