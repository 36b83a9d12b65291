package io.tapeflow.core.market;

/** The longest time that can be configured, so that no deadline overflows. */
public final class LongestTime {
    /** 366 days. */
    public static final long MILLIS = 366L * 24 * 60 * 60 * 1000;

    private LongestTime() {}

    /**
     * Refuses a longer one.
     *
     * @param name of the setting, for the message
     * @throws IllegalArgumentException if it is longer than {@link #MILLIS}
     */
    public static void require(String name, long millis) {
        if (millis > MILLIS) {
            throw new IllegalArgumentException(
                    name + " must be at most " + MILLIS + ", which is 366 days: " + millis);
        }
    }
}
