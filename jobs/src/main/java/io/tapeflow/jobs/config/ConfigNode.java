package io.tapeflow.jobs.config;

import java.util.List;
import java.util.Map;

/**
 * A value of a configuration file with the line it begins on. Exactly one of the three contents is
 * not null, or none where the file gives a key without a value.
 *
 * @param quoted whether a scalar stands in quotes, so that it is text whatever it looks like
 * @param keys values of a mapping by key, in the order of the file
 */
record ConfigNode(
        int line,
        String scalar,
        boolean quoted,
        List<ConfigNode> items,
        Map<String, ConfigNode> keys) {

    static ConfigNode ofScalar(int line, String text, boolean quoted) {
        return new ConfigNode(line, text, quoted, null, null);
    }

    static ConfigNode ofItems(int line, List<ConfigNode> items) {
        return new ConfigNode(line, null, false, items, null);
    }

    static ConfigNode ofKeys(int line, Map<String, ConfigNode> keys) {
        return new ConfigNode(line, null, false, null, keys);
    }

    static ConfigNode ofNothing(int line) {
        return new ConfigNode(line, null, false, null, null);
    }

    boolean isNothing() {
        return scalar == null && items == null && keys == null;
    }

    /** What it is, for messages. */
    String description() {
        if (scalar != null) {
            return "'" + scalar + "'";
        }
        if (items != null) {
            return "a list";
        }
        return keys != null ? "a mapping" : "empty";
    }
}
