package io.tapeflow.jobs.config;

/**
 * One thing wrong with a configuration file.
 *
 * @param path the key with the keys it lies in, such as {@code features.silenceMillis} or {@code
 *     accounts[1].name}; empty for the file as a whole
 * @param line line in the file, from 1; 0 where there is none
 * @param message what is wrong
 * @param remedy what to do about it; empty where the message says it
 */
public record ConfigProblem(String path, int line, String message, String remedy) {
    @Override
    public String toString() {
        return (line > 0 ? "line " + line + ": " : "")
                + (path.isEmpty() ? "" : path + ": ")
                + message
                + (remedy.isEmpty() ? "" : "; " + remedy);
    }
}
