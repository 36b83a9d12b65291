package io.tapeflow.jobs;

import java.io.Serializable;
import java.util.List;

/**
 * One account and what it trades.
 *
 * @param name unique, such as {@code paper}
 * @param instruments instrument ids; an empty list stands for all
 */
public record AccountConfig(String name, List<String> instruments) implements Serializable {
    public AccountConfig {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("an account needs a name");
        }
        instruments = List.copyOf(instruments);
    }
}
