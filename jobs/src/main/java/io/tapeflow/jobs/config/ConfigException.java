package io.tapeflow.jobs.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used, with all that is wrong with it. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<ConfigProblem> problems;

    public ConfigException(String name, List<ConfigProblem> problems) {
        super(message(name, problems));
        this.problems = List.copyOf(problems);
    }

    /** All problems, in the order of the file. */
    public List<ConfigProblem> problems() {
        return problems;
    }

    private static String message(String name, List<ConfigProblem> problems) {
        String count = problems.size() == 1 ? "1 error" : problems.size() + " errors";
        return problems.stream()
                .map(problem -> "\n  " + problem)
                .collect(Collectors.joining("", name + " has " + count + ":", ""));
    }
}
