package io.tapeflow.connectors.influxdb;

import java.util.List;

/**
 * Points of a writer's buffer in a checkpoint.
 *
 * @param lines in line protocol, oldest first
 */
record BufferedPoints(List<String> lines) {
    BufferedPoints {
        lines = List.copyOf(lines);
    }
}
