package io.tapeflow.jobs.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An attempt to build a record.
 *
 * @param built the record, or null
 * @param refusal what its constructor said instead, or null
 */
record Construction(Object built, String refusal) {

    static Construction of(Class<?> type, Object[] values) {
        Class<?>[] types =
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
        try {
            return new Construction(type.getConstructor(types).newInstance(values), null);
        } catch (InvocationTargetException e) {
            return new Construction(null, String.valueOf(e.getCause().getMessage()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be built: is it public?", e);
        }
    }

    /**
     * Components that the refusal names and that differ from their defaults: those that are refused
     * alone too, else (they do not fit each other) the first one named.
     */
    List<Integer> culprits(Class<?> type, Object[] values, Object[] fallback) {
        List<Integer> named = named(type, values, fallback);
        List<Integer> alone = new ArrayList<>();
        for (int one : named) {
            Object[] others = fallback.clone();
            others[one] = values[one];
            if (!Arrays.asList(others).contains(null) && of(type, others).built() == null) {
                alone.add(one);
            }
        }
        return alone.isEmpty() ? named.subList(0, Math.min(1, named.size())) : alone;
    }

    /** Index of the component that the refusal names first, or -1. */
    int firstNamed(Class<?> type) {
        return named(type).stream().findFirst().orElse(-1);
    }

    private List<Integer> named(Class<?> type, Object[] values, Object[] fallback) {
        return named(type).stream().filter(i -> !values[i].equals(fallback[i])).toList();
    }

    /** Indices of the components in the order in which the refusal names them. */
    private List<Integer> named(Class<?> type) {
        List<String> names = RecordBinder.names(type);
        List<int[]> places = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            var matcher = Pattern.compile("\\b" + names.get(i) + "\\b").matcher(refusal);
            if (matcher.find()) {
                places.add(new int[] {matcher.start(), i});
            }
        }
        places.sort((left, right) -> Integer.compare(left[0], right[0]));
        return places.stream().map(place -> place[1]).toList();
    }
}
