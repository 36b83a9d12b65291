package io.tapeflow.connectors.influxdb;

import com.influxdb.client.write.Point;

/**
 * A point on its way to the store.
 *
 * @param line the point in line protocol, its time in nanoseconds
 */
public record MetricPoint(String line) {
    public MetricPoint {
        if (line.isEmpty()) {
            throw new IllegalArgumentException("a point without a field");
        }
    }

    static MetricPoint of(Point point) {
        return new MetricPoint(point.toLineProtocol());
    }
}
