package io.tapeflow.benchmarks.run;

/** The figures that the project wants to reach on two shared cores. */
public final class Targets {
    public static final double LEVEL_UPDATES_PER_SECOND = 2_000_000;
    public static final double PARSE_MEGABYTES_PER_SECOND = 200;
    public static final double BARE_MESSAGES_PER_SECOND = 200_000;
    public static final double JOB_MESSAGES_PER_SECOND = 150_000;
    public static final double JOB_SHARE_OF_BARE = 0.6;
    public static final double LATENCY_P50_MILLIS = 2;
    public static final double LATENCY_P99_MILLIS = 10;
    public static final double CHECKPOINT_MILLIS = 1000;

    private Targets() {}
}
