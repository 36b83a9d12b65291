package io.tapeflow.jobs.config;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Turns the text of one value into a number, a truth value, text, a path or an enum constant. */
final class ScalarBinder {
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9][0-9_]*");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?([0-9][0-9_]*)?(\\.[0-9]+)?([eE][-+]?[0-9]{1,3})?");

    private final Path baseDirectory;

    /**
     * @param baseDirectory what relative paths are relative to
     */
    ScalarBinder(Path baseDirectory) {
        this.baseDirectory = baseDirectory;
    }

    /** Whether a value of this type is one scalar. */
    static boolean handles(Class<?> type) {
        return type == int.class
                || type == Integer.class
                || type == long.class
                || type == Long.class
                || type == double.class
                || type == Double.class
                || type == boolean.class
                || type == Boolean.class
                || type == String.class
                || type == BigDecimal.class
                || type == Path.class
                || type.isEnum();
    }

    /**
     * The value.
     *
     * @throws IllegalArgumentException with what is wrong and the remedy
     */
    Object bind(Class<?> type, String text) {
        if (type == int.class || type == Integer.class) {
            return Math.toIntExact(whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE));
        }
        if (type == long.class || type == Long.class) {
            return whole(text, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        if (type == double.class || type == Double.class) {
            return decimal(text).doubleValue();
        }
        if (type == boolean.class || type == Boolean.class) {
            return truth(text);
        }
        if (type == BigDecimal.class) {
            return decimal(text);
        }
        if (type == Path.class) {
            return baseDirectory.resolve(text).normalize();
        }
        return type.isEnum() ? constant(type, text) : text;
    }

    /** The name of a constant in configuration: {@code AT_LEAST_ONCE} is at-least-once. */
    static String nameOf(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static long whole(String text, long least, long greatest) {
        if (!WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a whole number");
        }
        BigDecimal value = new BigDecimal(text.replace("_", ""));
        if (value.compareTo(BigDecimal.valueOf(least)) < 0
                || value.compareTo(BigDecimal.valueOf(greatest)) > 0) {
            throw new IllegalArgumentException(
                    text + " is not within " + least + " and " + greatest);
        }
        return value.longValueExact();
    }

    private static BigDecimal decimal(String text) {
        if (!DECIMAL.matcher(text).matches() || text.chars().noneMatch(Character::isDigit)) {
            throw new IllegalArgumentException("'" + text + "' is not a number");
        }
        return new BigDecimal(text.replace("_", ""));
    }

    private static boolean truth(String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw new IllegalArgumentException("'" + text + "' is not true or false");
    }

    private static Object constant(Class<?> type, String text) {
        List<String> names =
                Arrays.stream(type.getEnumConstants()).map(ScalarBinder::nameOf).toList();
        int index = names.indexOf(text);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not known; " + NearestName.advice(text, names));
        }
        return type.getEnumConstants()[index];
    }
}
