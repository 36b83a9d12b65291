package io.tapeflow.connectors.influxdb;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Writes points to InfluxDB, or another server of its v2 write protocol, at least once. As the same
 * point sent again changes nothing there, each point shows once.
 *
 * <p>While the store is away points wait in a bounded buffer that each checkpoint saves; no
 * checkpoint waits for the store. See {@link InfluxDbDelivery} for its bounds and {@link WhenFull}
 * for what happens beyond them.
 *
 * <pre>{@code
 * points.sinkTo(
 *         new InfluxDbSink(
 *                 new InfluxDbTarget(
 *                         "http://127.0.0.1:8086",
 *                         "tapeflow",
 *                         "tapeflow",
 *                         InfluxDbToken.fromEnvironment("INFLUXDB_TOKEN")),
 *                 InfluxDbDelivery.of(WhenFull.DROP_OLDEST)));
 * }</pre>
 */
public final class InfluxDbSink
        implements Sink<MetricPoint>, SupportsWriterState<MetricPoint, BufferedPoints> {
    private static final long serialVersionUID = 1;

    private final InfluxDbTarget target;
    private final InfluxDbDelivery delivery;

    public InfluxDbSink(InfluxDbTarget target, InfluxDbDelivery delivery) {
        this.target = target;
        this.delivery = delivery;
    }

    @Override
    public InfluxDbWriter createWriter(WriterInitContext context) throws IOException {
        return new InfluxDbWriter(target, delivery, context.metricGroup(), List.of());
    }

    @Override
    public StatefulSinkWriter<MetricPoint, BufferedPoints> restoreWriter(
            WriterInitContext context, Collection<BufferedPoints> restored) throws IOException {
        return new InfluxDbWriter(target, delivery, context.metricGroup(), restored);
    }

    @Override
    public SimpleVersionedSerializer<BufferedPoints> getWriterStateSerializer() {
        return new BufferedPointsSerializer();
    }
}
