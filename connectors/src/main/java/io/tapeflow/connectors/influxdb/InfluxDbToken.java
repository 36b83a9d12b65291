package io.tapeflow.connectors.influxdb;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the store's token is found. The token itself is read where the writer runs and is in no
 * configuration, job graph or log.
 */
public final class InfluxDbToken implements Serializable {
    private static final long serialVersionUID = 1;

    private final Source source;
    private final String name;

    private InfluxDbToken(Source source, String name) {
        this.source = source;
        this.name = name;
    }

    private enum Source {
        NONE,
        ENVIRONMENT,
        FILE
    }

    /** The store wants none. */
    public static InfluxDbToken none() {
        return new InfluxDbToken(Source.NONE, "");
    }

    /** The value of an environment variable of the process that writes. */
    public static InfluxDbToken fromEnvironment(String variable) {
        return new InfluxDbToken(Source.ENVIRONMENT, variable);
    }

    /** The content of a file, without white space around it. */
    public static InfluxDbToken fromFile(Path file) {
        return new InfluxDbToken(Source.FILE, file.toString());
    }

    /** The token, empty if the store wants none; an IOException says where it is missing. */
    char[] read() throws IOException {
        String token =
                switch (source) {
                    case NONE -> "";
                    case ENVIRONMENT -> System.getenv(name);
                    case FILE -> Files.readString(Path.of(name)).strip();
                };
        if (token == null || token.isEmpty() && source != Source.NONE) {
            throw new IOException("the InfluxDB token is missing: " + this);
        }
        return token.toCharArray();
    }

    @Override
    public String toString() {
        return switch (source) {
            case NONE -> "no token";
            case ENVIRONMENT -> "token in the environment variable " + name;
            case FILE -> "token in the file " + name;
        };
    }
}
