package io.tapeflow.connectors.influxdb;

import java.util.ArrayDeque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes batches from the buffer and sends each until the store has it. A batch with bad points is
 * halved until they are alone and counted as rejected; that sends good ones twice, which changes
 * nothing.
 */
final class PointSender implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(PointSender.class);

    private final PointBuffer buffer;
    private final InfluxDbEndpoint endpoint;
    private final SinkCounters counters;
    private final WhenFull whenFull;
    private final Backoff backoff;
    private int failuresInARow;

    PointSender(
            PointBuffer buffer,
            InfluxDbEndpoint endpoint,
            SinkCounters counters,
            InfluxDbDelivery delivery) {
        this.buffer = buffer;
        this.endpoint = endpoint;
        this.counters = counters;
        this.whenFull = delivery.whenFull();
        this.backoff = new Backoff(delivery.firstBackoffMillis(), delivery.maxBackoffMillis());
    }

    @Override
    public void run() {
        try {
            List<String> batch = buffer.takeBatch();
            while (batch != null) {
                deliver(batch);
                if (buffer.isClosed()) {
                    return;
                }
                buffer.acknowledge();
                batch = buffer.takeBatch();
            }
        } catch (InterruptedException e) {
            // The writer closes; what is in the buffer is in the checkpoint or sent again.
        } catch (Throwable e) {
            buffer.fail(e);
        }
    }

    /** Returns when the batch is written or rejected, or the buffer is closed. */
    private void deliver(List<String> batch) throws InterruptedException {
        ArrayDeque<List<String>> parts = new ArrayDeque<>();
        parts.push(batch);
        while (!parts.isEmpty() && !buffer.isClosed()) {
            List<String> part = parts.peek();
            try {
                endpoint.write(part);
                parts.pop();
                counters.add(SinkMetric.POINTS_WRITTEN, part.size());
                recovered();
            } catch (RuntimeException e) {
                if (buffer.isClosed()) {
                    return;
                }
                switch (WriteFailure.of(e)) {
                    case RETRYABLE -> retry(e);
                    case BAD_POINTS -> narrowDown(parts, e);
                    case FATAL -> refused(e);
                }
            }
        }
    }

    private void recovered() {
        if (failuresInARow > 0) {
            LOG.warn("InfluxDB takes points again after {} failed requests", failuresInARow);
        }
        failuresInARow = 0;
        backoff.reset();
    }

    private void retry(RuntimeException e) throws InterruptedException {
        counters.add(SinkMetric.RETRIES, 1);
        failuresInARow++;
        if (isPowerOfTwo(failuresInARow)) {
            LOG.warn(
                    "InfluxDB failed {} times in a row, {} points wait: {}",
                    failuresInARow,
                    buffer.points(),
                    e.toString());
        }
        buffer.pause(backoff.next(e));
    }

    private void narrowDown(ArrayDeque<List<String>> parts, RuntimeException e) {
        List<String> part = parts.pop();
        if (part.size() > 1) {
            int half = part.size() / 2;
            parts.push(part.subList(half, part.size()));
            parts.push(part.subList(0, half));
            return;
        }
        counters.add(SinkMetric.POINTS_REJECTED, 1);
        if (isPowerOfTwo(counters.get(SinkMetric.POINTS_REJECTED))) {
            LOG.error("InfluxDB rejects the point '{}': {}", part.get(0), e.toString());
        }
    }

    private void refused(RuntimeException e) throws InterruptedException {
        counters.add(SinkMetric.REFUSALS, 1);
        if (whenFull == WhenFull.BACK_PRESSURE) {
            throw e;
        }
        failuresInARow++;
        if (isPowerOfTwo(failuresInARow)) {
            LOG.error(
                    "InfluxDB forbids writing, which needs someone's attention; {} points wait: {}",
                    buffer.points(),
                    e.toString());
        }
        buffer.pause(backoff.longest());
    }

    /** Of a long row of failures, a few lines in the log. */
    private static boolean isPowerOfTwo(long count) {
        return Long.bitCount(count) == 1;
    }
}
