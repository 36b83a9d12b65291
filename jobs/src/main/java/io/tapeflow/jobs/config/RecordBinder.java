package io.tapeflow.jobs.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Binds a mapping to a record, component by component. */
final class RecordBinder {
    private final ConfigBinder binder;
    private final List<ConfigProblem> problems;

    RecordBinder(ConfigBinder binder, List<ConfigProblem> problems) {
        this.binder = binder;
        this.problems = problems;
    }

    /** The record, or null after a problem was noted. */
    Object bind(Class<?> type, ConfigNode node, Object byDefault, String path) {
        if (!node.isNothing() && node.keys() == null) {
            String message = "is " + node.description() + ", not a mapping";
            return binder.problem(
                    path, node, message, "known keys: " + String.join(", ", names(type)));
        }
        Map<String, ConfigNode> keys = node.isNothing() ? Map.of() : node.keys();
        int before = problems.size();
        refuseUnknown(type, keys, path);
        Object defaults = byDefault == null ? defaultsOf(type) : byDefault;
        RecordComponent[] components = type.getRecordComponents();
        Object[] fallback = new Object[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            fallback[i] = defaults == null ? absent(component) : valueOf(defaults, component);
            ConfigNode child = keys.get(component.getName());
            values[i] = component(component, child, fallback[i], node, path);
        }
        boolean complete = problems.size() == before;
        // A component that is itself wrong is replaced, so that the constructor can judge the rest.
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] == null ? fallback[i] : values[i];
        }
        Object bound = construct(type, values, fallback, node, path);
        return complete ? bound : null;
    }

    private Object component(
            RecordComponent component,
            ConfigNode child,
            Object byDefault,
            ConfigNode node,
            String path) {
        String childPath = at(path, component.getName());
        if (child != null) {
            return binder.value(component.getGenericType(), child, byDefault, childPath);
        }
        if (byDefault == null) {
            binder.problem(childPath, node, "is missing", "it has no default");
        }
        return byDefault;
    }

    private void refuseUnknown(Class<?> type, Map<String, ConfigNode> keys, String path) {
        List<String> known = names(type);
        keys.forEach(
                (key, child) -> {
                    if (!known.contains(key)) {
                        String remedy = NearestName.advice(key, known);
                        binder.problem(at(path, key), child, "is not a known key", remedy);
                    }
                });
    }

    /**
     * Calls the constructor. What it refuses is reported under the component that its message
     * names, which then gets its default, so that the constructor can find the next.
     */
    private Object construct(
            Class<?> type, Object[] values, Object[] fallback, ConfigNode node, String path) {
        boolean refused = false;
        for (int attempt = 0; attempt <= values.length; attempt++) {
            if (Arrays.asList(values).contains(null)) {
                return null;
            }
            try {
                Object built = canonicalConstructor(type).newInstance(values);
                return refused ? null : built;
            } catch (InvocationTargetException e) {
                refused = true;
                String message = String.valueOf(e.getCause().getMessage());
                int culprit = named(type, message);
                report(type, culprit, message, node, path);
                if (culprit < 0 || values[culprit].equals(fallback[culprit])) {
                    return null;
                }
                values[culprit] = fallback[culprit];
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(type + " cannot be built: is it public?", e);
            }
        }
        return null;
    }

    private void report(Class<?> type, int culprit, String message, ConfigNode node, String path) {
        if (culprit < 0) {
            binder.problem(path, node, message, "");
            return;
        }
        String name = names(type).get(culprit);
        ConfigNode child = node.keys() == null ? null : node.keys().get(name);
        String rest =
                message.startsWith(name + " ") ? message.substring(name.length() + 1) : message;
        binder.problem(at(path, name), child == null ? node : child, rest, "");
    }

    /** Index of the component that a message names first, or -1. */
    private static int named(Class<?> type, String message) {
        List<String> names = names(type);
        int found = -1;
        int place = Integer.MAX_VALUE;
        for (int i = 0; i < names.size(); i++) {
            var matcher = Pattern.compile("\\b" + names.get(i) + "\\b").matcher(message);
            if (matcher.find() && matcher.start() < place) {
                place = matcher.start();
                found = i;
            }
        }
        return found;
    }

    private static Constructor<?> canonicalConstructor(Class<?> type) throws NoSuchMethodException {
        return type.getConstructor(
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new));
    }

    private static List<String> names(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
    }

    private static Object absent(RecordComponent component) {
        return component.getType() == Optional.class ? Optional.empty() : null;
    }

    private static Object defaultsOf(Class<?> type) {
        try {
            Method method = type.getMethod("defaults");
            return method.invoke(null);
        } catch (NoSuchMethodException e) {
            return null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + ".defaults() failed", e);
        }
    }

    private static Object valueOf(Object instance, RecordComponent component) {
        try {
            return component.getAccessor().invoke(instance);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read: is it public?", e);
        }
    }

    private static String at(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
