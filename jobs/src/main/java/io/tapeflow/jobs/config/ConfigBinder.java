package io.tapeflow.jobs.config;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Binds YAML to a record: keys are the names of its components, a key that is absent has the value
 * it has in the record's static {@code defaults()}. Components may be numbers, truth values, text,
 * paths (relative ones belong to the file's directory), enums (kebab-case), {@link Secret}s, other
 * records, {@link Optional}s, and lists and maps of these.
 *
 * <p>Everything wrong is reported at once: unknown keys, missing ones, values of the wrong form,
 * and what a record's own constructor refuses. A constructor names the component it refuses in its
 * message, so that the error can be put where it belongs.
 */
public final class ConfigBinder {
    private final UnaryOperator<String> environment;
    private final List<ConfigProblem> problems = new ArrayList<>();
    private final Path baseDirectory;
    private final ScalarBinder scalars;
    private final RecordBinder records = new RecordBinder(this, problems);

    private ConfigBinder(Path baseDirectory, UnaryOperator<String> environment) {
        this.baseDirectory = baseDirectory;
        this.environment = environment;
        this.scalars = new ScalarBinder(baseDirectory);
    }

    /**
     * Binds a file.
     *
     * @throws ConfigException with all that is wrong
     */
    public static <T extends Record> T bind(Class<T> type, Path file) {
        String yaml;
        try {
            yaml = Files.readString(file);
        } catch (IOException e) {
            String reason = Files.exists(file) ? "cannot be read as UTF-8 text" : "does not exist";
            throw new ConfigException(
                    file.toString(),
                    List.of(new ConfigProblem("", 0, "the file " + reason, "check its name")));
        }
        Path directory = file.toAbsolutePath().getParent();
        return bind(type, yaml, file.toString(), directory, System::getenv);
    }

    /**
     * Binds text.
     *
     * @param name what errors call it
     * @param baseDirectory what relative paths are relative to
     * @param environment value of an environment variable, null where it is not set
     * @throws ConfigException with all that is wrong
     */
    public static <T extends Record> T bind(
            Class<T> type,
            String yaml,
            String name,
            Path baseDirectory,
            UnaryOperator<String> environment) {
        ConfigBinder binder = new ConfigBinder(baseDirectory, environment);
        ConfigNode document = new ConfigReader(binder.problems).read(yaml);
        Object bound = document == null ? null : binder.value(type, document, null, "");
        if (!binder.problems.isEmpty()) {
            binder.problems.sort(Comparator.comparingInt(ConfigProblem::line));
            throw new ConfigException(name, binder.problems);
        }
        return type.cast(bound);
    }

    /** The value of a node, or null after a problem was noted. */
    Object value(Type type, ConfigNode node, Object byDefault, String path) {
        if (type instanceof ParameterizedType generic) {
            return container(generic, node, byDefault, path);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord() && plain != Secret.class) {
            return records.bind(plain, node, byDefault, path);
        }
        if (node.isNothing()) {
            return problem(path, node, "has no value", "give one or remove the key");
        }
        if (plain == Secret.class) {
            return secret(node, path);
        }
        if (!ScalarBinder.handles(plain)) {
            throw new IllegalStateException(path + ": no configuration has the type " + type);
        }
        if (node.scalar() == null) {
            return problem(path, node, "is " + node.description(), "a single value is wanted");
        }
        try {
            return scalars.bind(plain, node.scalar());
        } catch (IllegalArgumentException e) {
            return problem(path, node, e.getMessage(), "");
        }
    }

    Object problem(String path, ConfigNode node, String message, String remedy) {
        problems.add(new ConfigProblem(path, node.line(), message, remedy));
        return null;
    }

    private Object container(
            ParameterizedType type, ConfigNode node, Object byDefault, String path) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) {
            Object inner = byDefault == null ? null : ((Optional<?>) byDefault).orElse(null);
            Object bound = value(arguments[0], node, inner, path);
            return bound == null ? null : Optional.of(bound);
        }
        if (type.getRawType() == List.class) {
            return list(arguments[0], node, path);
        }
        if (type.getRawType() == Map.class && arguments[0] == String.class) {
            return map(arguments[1], node, path);
        }
        throw new IllegalStateException(path + ": no configuration has the type " + type);
    }

    private List<Object> list(Type itemType, ConfigNode node, String path) {
        if (node.items() == null) {
            problem(path, node, "is " + node.description() + ", not a list", "write [a, b] or []");
            return null;
        }
        List<Object> values = new ArrayList<>();
        for (ConfigNode item : node.items()) {
            values.add(value(itemType, item, null, path + "[" + values.size() + "]"));
        }
        return values.contains(null) ? null : List.copyOf(values);
    }

    private Map<String, Object> map(Type valueType, ConfigNode node, String path) {
        if (node.keys() == null) {
            problem(
                    path,
                    node,
                    "is " + node.description() + ", not a mapping",
                    "write name: value");
            return null;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        node.keys()
                .forEach(
                        (key, child) ->
                                values.put(key, value(valueType, child, null, path + "." + key)));
        return values.containsValue(null) ? null : values;
    }

    private Object secret(ConfigNode node, String path) {
        String remedy = "write {env: NAME} or {file: PATH}";
        if (node.keys() == null || node.keys().size() != 1) {
            return problem(path, node, "a secret does not stand in the file itself", remedy);
        }
        Map.Entry<String, ConfigNode> origin = node.keys().entrySet().iterator().next();
        String name = origin.getValue().scalar();
        if (name == null || !List.of("env", "file").contains(origin.getKey())) {
            return problem(path, node, "a secret comes from env or file", remedy);
        }
        Secret secret =
                origin.getKey().equals("env")
                        ? new Secret(Optional.of(name), Optional.empty())
                        : new Secret(Optional.empty(), Optional.of(baseDirectory.resolve(name)));
        try {
            secret.reveal(environment);
            return secret;
        } catch (IOException e) {
            return problem(path, node, secret + " is not set or cannot be read", "set it");
        }
    }
}
