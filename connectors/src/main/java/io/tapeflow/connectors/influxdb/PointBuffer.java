package io.tapeflow.connectors.influxdb;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Points between the task's thread, which adds and saves them, and the sender's, which takes them
 * in batches. A batch stays here until it is acknowledged, so that a checkpoint has every point
 * that the store may not have. Its bound is {@link InfluxDbDelivery#bufferBytes()}; only points
 * restored from a checkpoint may exceed it.
 */
final class PointBuffer {
    private final InfluxDbDelivery delivery;
    private final ArrayDeque<String> waiting = new ArrayDeque<>();
    private List<String> inFlight = List.of();
    private long waitingBytes;
    private long inFlightBytes;
    private long firstWaitingSinceNanos;
    private boolean draining;
    private boolean closed;
    private Throwable failure;

    PointBuffer(InfluxDbDelivery delivery, Collection<String> restored) {
        this.delivery = delivery;
        restored.forEach(this::append);
    }

    /**
     * Adds a point; a full buffer drops its oldest ones or waits for room.
     *
     * @return how many were dropped
     */
    synchronized int add(String line) throws InterruptedException {
        int dropped = 0;
        while (isFullFor(line)) {
            if (delivery.whenFull() == WhenFull.BACK_PRESSURE) {
                wait();
            } else if (waiting.isEmpty()) {
                break;
            } else {
                waitingBytes -= bytes(waiting.removeFirst());
                dropped++;
            }
        }
        append(line);
        notifyAll();
        return dropped;
    }

    /** An empty buffer takes any point, or one larger than all of it would wait for ever. */
    private boolean isFullFor(String line) {
        long held = waitingBytes + inFlightBytes;
        return held > 0
                && held + bytes(line) > delivery.bufferBytes()
                && failure == null
                && !closed;
    }

    private void append(String line) {
        if (waiting.isEmpty()) {
            firstWaitingSinceNanos = System.nanoTime();
        }
        waiting.addLast(line);
        waitingBytes += bytes(line);
    }

    /** Line ends count; characters are nearly always bytes. */
    private static long bytes(String line) {
        return line.length() + 1L;
    }

    /** Waits until a batch is due and takes it; null once closed. */
    synchronized List<String> takeBatch() throws InterruptedException {
        long wait = nanosUntilDue();
        while (wait > 0 && !closed) {
            if (wait == Long.MAX_VALUE) {
                wait();
            } else {
                TimeUnit.NANOSECONDS.timedWait(this, wait);
            }
            wait = nanosUntilDue();
        }
        return closed ? null : moveToFlight();
    }

    private long nanosUntilDue() {
        if (waiting.isEmpty()) {
            return Long.MAX_VALUE;
        }
        if (draining
                || waiting.size() >= delivery.batchPoints()
                || waitingBytes >= delivery.batchBytes()) {
            return 0;
        }
        long waited = System.nanoTime() - firstWaitingSinceNanos;
        return Math.max(0, TimeUnit.MILLISECONDS.toNanos(delivery.lingerMillis()) - waited);
    }

    private List<String> moveToFlight() {
        List<String> batch = new ArrayList<>();
        while (!waiting.isEmpty()
                && batch.size() < delivery.batchPoints()
                && (batch.isEmpty()
                        || inFlightBytes + bytes(waiting.peekFirst()) <= delivery.batchBytes())) {
            String line = waiting.removeFirst();
            waitingBytes -= bytes(line);
            inFlightBytes += bytes(line);
            batch.add(line);
        }
        firstWaitingSinceNanos = System.nanoTime();
        inFlight = List.copyOf(batch);
        return inFlight;
    }

    /** The batch taken last is done with. */
    synchronized void acknowledge() {
        inFlight = List.of();
        inFlightBytes = 0;
        notifyAll();
    }

    /** Everything the store may not have, oldest first. */
    synchronized List<String> snapshot() {
        List<String> all = new ArrayList<>(inFlight);
        all.addAll(waiting);
        return all;
    }

    synchronized int points() {
        return inFlight.size() + waiting.size();
    }

    synchronized long bytes() {
        return inFlightBytes + waitingBytes;
    }

    /**
     * From now on points no longer wait for company; waits until all are written, the sender has
     * failed or the time is over.
     */
    synchronized void drain(long timeoutMillis) throws InterruptedException {
        draining = true;
        notifyAll();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        long left = end - System.nanoTime();
        while (points() > 0 && failure == null && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = end - System.nanoTime();
        }
    }

    /** The sender's pause after a failure; shorter if the buffer is closed. */
    synchronized void pause(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long left = end - System.nanoTime();
        while (!closed && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = end - System.nanoTime();
        }
    }

    /** The sender gives up: nobody waits for it any more. */
    synchronized void fail(Throwable cause) {
        failure = cause;
        notifyAll();
    }

    /** Why the sender gave up, or null. */
    synchronized Throwable failure() {
        return failure;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
