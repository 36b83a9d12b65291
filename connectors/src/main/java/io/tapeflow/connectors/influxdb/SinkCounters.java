package io.tapeflow.connectors.influxdb;

import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;

/** The counters of one writer: the task's thread and the sender's both count. */
final class SinkCounters {
    private final Map<SinkMetric, Counter> counters = new EnumMap<>(SinkMetric.class);

    SinkCounters(MetricGroup operator, PointBuffer buffer) {
        MetricGroup group = operator.addGroup(SinkMetric.GROUP);
        for (SinkMetric metric : SinkMetric.values()) {
            counters.put(metric, group.counter(metric.key(), new ThreadSafeSimpleCounter()));
        }
        group.gauge(SinkMetric.BUFFERED_POINTS, buffer::points);
        group.gauge(SinkMetric.BUFFERED_BYTES, buffer::bytes);
    }

    void add(SinkMetric metric, long count) {
        counters.get(metric).inc(count);
    }

    long get(SinkMetric metric) {
        return counters.get(metric).getCount();
    }
}
