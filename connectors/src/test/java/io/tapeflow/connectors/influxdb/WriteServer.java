package io.tapeflow.connectors.influxdb;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A store of the InfluxDB v2 write protocol that answers as it is told and keeps what it took. A
 * point replaces an equal one: same measurement, tags and time.
 */
final class WriteServer implements AutoCloseable {
    /** An answer: status, and seconds for Retry-After or 0. */
    record Answer(int status, int retryAfterSeconds) {}

    /** A request as received. */
    record Request(
            List<String> lines, String query, String authorization, String agent, long nanos) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ConcurrentLinkedQueue<Answer> script = new ConcurrentLinkedQueue<>();
    private final List<Request> requests = new ArrayList<>();
    private final Map<String, String> points = new LinkedHashMap<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile String badWord;

    WriteServer(int port) throws IOException {
        server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/api/v2/write", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    WriteServer() throws IOException {
        this(0);
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    /** The next requests get these answers, those after them success. */
    void answer(Answer... answers) {
        script.addAll(List.of(answers));
    }

    void answerStatus(int status, int times) {
        for (int i = 0; i < times; i++) {
            script.add(new Answer(status, 0));
        }
    }

    /** Requests with this word in them are bad, and none of their points is taken. */
    void refuse(String word) {
        badWord = word;
    }

    /** Requests wait until the returned latch is opened. */
    CountDownLatch hold() {
        gate = new CountDownLatch(1);
        return gate;
    }

    synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    synchronized List<String> points() {
        return List.copyOf(points.values());
    }

    /** Waits until so many requests have come. */
    synchronized void awaitRequests(int count) throws InterruptedException {
        awaitThat(() -> requests.size() >= count, count + " requests");
    }

    /** Waits until so many different points are here. */
    synchronized void awaitPoints(int count) throws InterruptedException {
        awaitThat(() -> points.size() >= count, count + " points");
    }

    private void awaitThat(java.util.function.BooleanSupplier condition, String what)
            throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError(
                        "waited in vain for "
                                + what
                                + ", have "
                                + requests.size()
                                + " requests, "
                                + points.size()
                                + " points");
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        List<String> lines = body.lines().toList();
        receive(
                new Request(
                        lines,
                        exchange.getRequestURI().getQuery(),
                        exchange.getRequestHeaders().getFirst("Authorization"),
                        exchange.getRequestHeaders().getFirst("User-Agent"),
                        System.nanoTime()));
        awaitGate();
        Answer answer = script.poll();
        if (answer == null) {
            boolean bad = badWord != null && body.contains(badWord);
            answer = new Answer(bad ? 400 : 204, 0);
        }
        if (answer.status() == 204) {
            take(lines);
        }
        if (answer.retryAfterSeconds() > 0) {
            exchange.getResponseHeaders().add("Retry-After", "" + answer.retryAfterSeconds());
        }
        exchange.sendResponseHeaders(answer.status(), -1);
        exchange.close();
    }

    private void awaitGate() throws IOException {
        try {
            if (!gate.await(30, TimeUnit.SECONDS)) {
                throw new IOException("nobody opened the gate");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private synchronized void receive(Request request) {
        requests.add(request);
        notifyAll();
    }

    private synchronized void take(List<String> lines) {
        for (String line : lines) {
            String series = line.substring(0, line.indexOf(' '));
            String time = line.substring(line.lastIndexOf(' '));
            points.put(series + time, line);
        }
        notifyAll();
    }

    @Override
    public void close() {
        gate.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
