package io.tapeflow.connectors.influxdb;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts points into the buffer and the buffer into checkpoints; a thread of its own sends them. A
 * checkpoint waits for nothing: what is not written is in it.
 */
final class InfluxDbWriter implements StatefulSinkWriter<MetricPoint, BufferedPoints> {
    private static final Logger LOG = LoggerFactory.getLogger(InfluxDbWriter.class);

    /** Points of one element of the state, so that a restore at another parallelism can share. */
    private static final int POINTS_PER_STATE = 1_000;

    private static final long CLOSE_MILLIS = 5_000;

    private final InfluxDbTarget target;
    private final InfluxDbDelivery delivery;
    private final PointBuffer buffer;
    private final SinkCounters counters;
    private final InfluxDbEndpoint endpoint;
    private final Thread sender;

    InfluxDbWriter(
            InfluxDbTarget target,
            InfluxDbDelivery delivery,
            MetricGroup metrics,
            Iterable<BufferedPoints> restored)
            throws IOException {
        this.target = target;
        this.delivery = delivery;
        List<String> lines = new ArrayList<>();
        restored.forEach(points -> lines.addAll(points.lines()));
        buffer = new PointBuffer(delivery, lines);
        counters = new SinkCounters(metrics, buffer);
        endpoint = new InfluxDbEndpoint(target, delivery.requestTimeoutMillis());
        sender =
                new Thread(
                        new PointSender(buffer, endpoint, counters, delivery),
                        "influxdb-sender " + Thread.currentThread().getName());
        sender.setDaemon(true);
        sender.start();
    }

    @Override
    public void write(MetricPoint point, Context context) throws IOException, InterruptedException {
        throwIfFailed();
        int dropped = buffer.add(point.line());
        if (dropped > 0) {
            counters.add(SinkMetric.POINTS_DROPPED, dropped);
        }
        throwIfFailed();
    }

    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
        throwIfFailed();
        if (endOfInput) {
            buffer.drain(delivery.drainTimeoutMillis());
            throwIfFailed();
            if (buffer.points() > 0) {
                reportUndelivered();
            }
        }
    }

    private void reportUndelivered() throws IOException {
        int points = buffer.points();
        String message =
                points
                        + " points were not written to "
                        + target.url()
                        + " within "
                        + delivery.drainTimeoutMillis()
                        + " ms of the end of input";
        if (delivery.whenFull() == WhenFull.BACK_PRESSURE) {
            throw new IOException(message);
        }
        counters.add(SinkMetric.POINTS_DROPPED, points);
        LOG.error(message);
    }

    @Override
    public List<BufferedPoints> snapshotState(long checkpointId) {
        List<String> lines = buffer.snapshot();
        List<BufferedPoints> state = new ArrayList<>();
        for (int from = 0; from < lines.size(); from += POINTS_PER_STATE) {
            int to = Math.min(lines.size(), from + POINTS_PER_STATE);
            state.add(new BufferedPoints(lines.subList(from, to)));
        }
        return state;
    }

    private void throwIfFailed() throws IOException {
        Throwable failure = buffer.failure();
        if (failure != null) {
            throw new IOException("cannot write to InfluxDB at " + target.url(), failure);
        }
    }

    @Override
    public void close() throws InterruptedException {
        buffer.close();
        // The points of a request under way are in a checkpoint or will come again.
        sender.interrupt();
        endpoint.cancel();
        sender.join(CLOSE_MILLIS);
        endpoint.close();
    }

    long count(SinkMetric metric) {
        return counters.get(metric);
    }
}
