package io.tapeflow.jobs.config;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
     * Calls the constructor. What it refuses is reported under the components at fault, which then
     * get their defaults, so that the constructor can find the next.
     */
    private Object construct(
            Class<?> type, Object[] values, Object[] fallback, ConfigNode node, String path) {
        boolean refused = false;
        while (!Arrays.asList(values).contains(null)) {
            Construction attempt = Construction.of(type, values);
            if (attempt.built() != null) {
                return refused ? null : attempt.built();
            }
            refused = true;
            List<Integer> culprits = attempt.culprits(type, values, fallback);
            if (culprits.isEmpty()) {
                // A default does not fit what was given, or the record as a whole is refused.
                report(type, attempt.firstNamed(type), attempt.refusal(), node, path);
                return null;
            }
            for (int culprit : culprits) {
                report(type, culprit, attempt.refusal(), node, path);
                values[culprit] = fallback[culprit];
            }
        }
        return null;
    }

    private void report(Class<?> type, int culprit, String refusal, ConfigNode node, String path) {
        if (culprit < 0) {
            binder.problem(path, node, refusal, "");
            return;
        }
        String name = names(type).get(culprit);
        ConfigNode child = node.keys() == null ? null : node.keys().get(name);
        String message =
                refusal.startsWith(name + " must ")
                        ? refusal.substring(name.length() + 1)
                        : refusal;
        if (child != null && child.scalar() != null && !message.contains(child.scalar())) {
            message += " (is " + child.scalar() + ")";
        }
        binder.problem(at(path, name), child == null ? node : child, message, "");
    }

    static List<String> names(Class<?> type) {
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
