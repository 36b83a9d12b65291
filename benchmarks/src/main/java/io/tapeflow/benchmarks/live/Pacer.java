package io.tapeflow.benchmarks.live;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.PriorityQueue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * The thread that stands in for the sockets: it stamps a frame and puts it into the queue as one
 * step, and a heartbeat every millisecond in which nothing came.
 */
final class Pacer extends Thread {
    private static final int QUEUE = 1 << 16;
    private static final long MILLI_NANOS = 1_000_000;
    private static final long NANOS = 1_000_000_000;

    /** Frames that an instrument gets at once at its beginning: they hold its snapshot. */
    private static final int OPENING_FRAMES = 200;

    private static final long OPENING_STAGGER_NANOS = 5 * MILLI_NANOS;

    /** What was received; a heartbeat has no payload. */
    record Received(long ingestTimeMicros, byte[] payload) {}

    private record Due(long nanos, int instrument, long frame) {}

    private final LiveFeed feed;
    private final Runnable arrival;
    private final ArrayBlockingQueue<Received> queue = new ArrayBlockingQueue<>(QUEUE);
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(java.util.Comparator.comparingLong(Due::nanos));
    private volatile boolean stopped;
    private volatile boolean done;
    private long lastMicros;

    Pacer(LiveFeed feed, Runnable arrival) {
        super("pacer");
        setDaemon(true);
        this.feed = feed;
        this.arrival = arrival;
        for (int i = 0; i < feed.terms().size(); i++) {
            due.add(new Due(i * OPENING_STAGGER_NANOS, i, 0));
        }
    }

    @Override
    public void run() {
        long start = System.nanoTime();
        long end = (long) (feed.seconds() * NANOS);
        long heartbeat = 0;
        while (!stopped) {
            long now = System.nanoTime() - start;
            if (now > end) {
                break;
            }
            Due next = due.peek();
            if (next != null && next.nanos() <= now) {
                release(due.poll());
                heartbeat = now + MILLI_NANOS;
            } else if (now >= heartbeat) {
                put(null);
                heartbeat = now + MILLI_NANOS;
            } else {
                long until = Math.min(heartbeat, next == null ? heartbeat : next.nanos());
                LockSupport.parkNanos(until - now);
            }
        }
        done = true;
        arrival.run();
    }

    private void release(Due release) {
        long frame = release.frame();
        byte[] payload =
                feed.recorded()
                        .payload(
                                frame,
                                feed.terms().get(release.instrument()).symbol(),
                                System.currentTimeMillis());
        put(payload);
        long pause = frame < OPENING_FRAMES ? 0 : (long) (NANOS / feed.rate(release.instrument()));
        due.add(new Due(release.nanos() + pause, release.instrument(), frame + 1));
    }

    private void put(byte[] payload) {
        lastMicros = Math.max(lastMicros, ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
        try {
            queue.put(new Received(lastMicros, payload));
        } catch (InterruptedException e) {
            stopped = true;
        }
        arrival.run();
    }

    /** What comes next, or null. */
    Received poll() {
        return queue.poll();
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** Whether all has been released. */
    boolean isDone() {
        return done && queue.isEmpty();
    }

    void end() {
        stopped = true;
        interrupt();
    }
}
