package io.tapeflow.connectors.kafka;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Names of the topics. The key of a record is its instrument, for decisions, orders and fills its
 * account: what has one key keeps its order.
 *
 * @param prefix what the names begin with, {@link #DEFAULT_PREFIX} unless clusters are shared
 */
public record Topics(String prefix) {
    public static final String DEFAULT_PREFIX = "tapeflow";

    private static final Pattern LEGAL = Pattern.compile("[a-zA-Z0-9._-]{1,200}");

    public Topics {
        if (!isLegal(prefix)) {
            throw new IllegalArgumentException(
                    "topic prefix '" + prefix + "': letters, digits, '.', '_' and '-' only");
        }
    }

    /** Whether names may begin so: up to 200 letters, digits, '.', '_' and '-'. */
    public static boolean isLegal(String prefix) {
        return LEGAL.matcher(prefix).matches();
    }

    /** Detectors' events and pattern matches, by instrument. */
    public String signals() {
        return prefix + ".signals";
    }

    /** Decisions, by account. */
    public String decisions() {
        return prefix + ".decisions";
    }

    /** Steps of orders, by account. */
    public String orders() {
        return prefix + ".orders";
    }

    /** Fills, by account. */
    public String fills() {
        return prefix + ".fills";
    }

    /** Alerts, by instrument. */
    public String alerts() {
        return prefix + ".alerts";
    }

    /** Unusable input, by instrument where it is known. */
    public String deadLetter() {
        return prefix + ".dead-letter";
    }

    public List<String> all() {
        return List.of(signals(), decisions(), orders(), fills(), alerts(), deadLetter());
    }
}
