package io.tapeflow.connectors.influxdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tapeflow.connectors.influxdb.WriteServer.Answer;
import io.tapeflow.connectors.influxdb.WriteServer.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The writer against a real HTTP server that has every bad day a store can have. */
@Timeout(60)
class InfluxDbWriterTest {
    @TempDir Path directory;

    /** Short pauses and lingering; a drain that a broken sender would not survive. */
    private static InfluxDbDelivery delivery(WhenFull whenFull, long bufferBytes) {
        return new InfluxDbDelivery(whenFull, bufferBytes, 10, 1, 5_000, 1, 20, 20_000);
    }

    private static InfluxDbWriter writer(String url, InfluxDbDelivery delivery) throws IOException {
        return writer(url, delivery, List.of());
    }

    private static InfluxDbWriter writer(
            String url, InfluxDbDelivery delivery, List<BufferedPoints> restored)
            throws IOException {
        return new InfluxDbWriter(
                new InfluxDbTarget(url, "org", "bucket", InfluxDbToken.none()),
                delivery,
                new UnregisteredMetricsGroup(),
                restored);
    }

    private static String line(int number) {
        return "features,instrument=X ofi=" + number + " " + number;
    }

    private static List<String> lines(int from, int to) {
        return IntStream.range(from, to).mapToObj(InfluxDbWriterTest::line).toList();
    }

    private static void write(InfluxDbWriter writer, List<String> lines) throws Exception {
        for (String line : lines) {
            writer.write(new MetricPoint(line), null);
        }
    }

    private static List<String> saved(InfluxDbWriter writer) {
        List<String> lines = new ArrayList<>();
        writer.snapshotState(1).forEach(state -> lines.addAll(state.lines()));
        return lines;
    }

    @Test
    void writesInBatchesThroughTheV2Protocol() throws Exception {
        Path token = Files.writeString(directory.resolve("token"), "s3cret\n");
        try (WriteServer server = new WriteServer();
                InfluxDbWriter writer =
                        new InfluxDbWriter(
                                new InfluxDbTarget(
                                        server.url(),
                                        "org",
                                        "bucket",
                                        InfluxDbToken.fromFile(token)),
                                delivery(WhenFull.DROP_OLDEST, 1 << 20),
                                new UnregisteredMetricsGroup(),
                                List.of())) {
            write(writer, lines(0, 25));
            writer.flush(true);

            assertThat(server.points()).containsExactlyElementsOf(lines(0, 25));
            Request request = server.requests().get(0);
            assertThat(request.query()).contains("org=org", "bucket=bucket", "precision=ns");
            assertThat(request.authorization()).isEqualTo("Token s3cret");
            assertThat(request.agent()).contains("influxdb-client");
            assertThat(server.requests()).allMatch(r -> r.lines().size() <= 10);
            assertThat(writer.count(SinkMetric.POINTS_WRITTEN)).isEqualTo(25);
            assertThat(saved(writer)).isEmpty();
        }
    }

    @Test
    void sendsPointsThatWaitForNoOthersAfterTheLingerTime() throws Exception {
        try (WriteServer server = new WriteServer();
                InfluxDbWriter writer =
                        writer(server.url(), delivery(WhenFull.DROP_OLDEST, 1 << 20))) {
            write(writer, lines(0, 1));

            server.awaitPoints(1);
        }
    }

    /** Were the checkpoint to wait for the store, it would give up in vain. */
    @Test
    void checkpointsDoNotWaitAndHoldWhatTheStoreMayNotHave() throws Exception {
        InfluxDbDelivery delivery = delivery(WhenFull.BACK_PRESSURE, 1 << 20);
        try (WriteServer server = new WriteServer()) {
            CountDownLatch gate = server.hold();
            List<BufferedPoints> checkpoint;
            try (InfluxDbWriter writer = writer(server.url(), delivery)) {
                write(writer, lines(0, 25));
                server.awaitRequests(1);

                writer.flush(false);
                checkpoint = writer.snapshotState(1);

                assertThat(saved(writer)).containsExactlyElementsOf(lines(0, 25));
            }
            assertThat(server.points()).isEmpty();

            gate.countDown();
            try (InfluxDbWriter restored = writer(server.url(), delivery, checkpoint)) {
                write(restored, lines(25, 30));
                restored.flush(true);
            }
            assertThat(server.points()).containsExactlyInAnyOrderElementsOf(lines(0, 30));
        }
    }

    @Test
    void everyPointIsThereAfterAnOutage() throws Exception {
        int port;
        try (WriteServer server = new WriteServer()) {
            port = server.port();
        }
        try (InfluxDbWriter writer =
                writer("http://127.0.0.1:" + port, delivery(WhenFull.DROP_OLDEST, 1 << 20))) {
            write(writer, lines(0, 500));
            awaitCount(writer, SinkMetric.RETRIES, 3);
            writer.flush(false);
            assertThat(saved(writer)).containsExactlyElementsOf(lines(0, 500));

            try (WriteServer server = new WriteServer(port)) {
                write(writer, lines(500, 600));
                writer.flush(true);

                assertThat(server.points()).containsExactlyElementsOf(lines(0, 600));
                assertThat(writer.count(SinkMetric.POINTS_DROPPED)).isZero();
                assertThat(writer.count(SinkMetric.POINTS_WRITTEN)).isEqualTo(600);
            }
        }
    }

    @Test
    void triesAgainAfterServerErrorsAndWaitsAsLongAsItIsAsked() throws Exception {
        try (WriteServer server = new WriteServer();
                InfluxDbWriter writer =
                        writer(server.url(), delivery(WhenFull.BACK_PRESSURE, 1 << 20))) {
            server.answer(new Answer(503, 0), new Answer(500, 0), new Answer(429, 1));
            write(writer, lines(0, 5));
            writer.flush(true);

            assertThat(server.points()).containsExactlyElementsOf(lines(0, 5));
            assertThat(writer.count(SinkMetric.RETRIES)).isEqualTo(3);
            List<Request> requests = server.requests();
            assertThat(requests.get(3).nanos() - requests.get(2).nanos())
                    .isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(1));
        }
    }

    @Test
    void rejectsBadPointsAndNoOthers() throws Exception {
        try (WriteServer server = new WriteServer();
                InfluxDbWriter writer =
                        writer(server.url(), delivery(WhenFull.BACK_PRESSURE, 1 << 20))) {
            server.refuse("bad");
            CountDownLatch gate = server.hold();
            List<String> points = new ArrayList<>(lines(0, 40));
            points.set(3, "features,instrument=bad ofi=1 1");
            points.set(17, "features,instrument=bad ofi=1 2");
            points.set(18, "features,instrument=bad ofi=1 3");
            write(writer, points);
            gate.countDown();
            writer.flush(true);

            points.removeIf(line -> line.contains("bad"));
            assertThat(server.points()).containsExactlyInAnyOrderElementsOf(points);
            assertThat(writer.count(SinkMetric.POINTS_REJECTED)).isEqualTo(3);
            assertThat(writer.count(SinkMetric.POINTS_WRITTEN)).isEqualTo(37);
        }
    }

    @Test
    void anAnswerLostOnTheWayShowsNoPointTwice() throws Exception {
        InfluxDbDelivery impatient =
                new InfluxDbDelivery(WhenFull.BACK_PRESSURE, 1 << 20, 10, 1, 200, 1, 20, 20_000);
        try (WriteServer server = new WriteServer();
                InfluxDbWriter writer = writer(server.url(), impatient)) {
            CountDownLatch gate = server.hold();
            write(writer, lines(0, 5));
            server.awaitRequests(3);
            gate.countDown();
            writer.flush(true);

            assertThat(server.requests().size()).isGreaterThanOrEqualTo(3);
            assertThat(server.points()).containsExactlyInAnyOrderElementsOf(lines(0, 5));
            assertThat(writer.count(SinkMetric.POINTS_WRITTEN)).isEqualTo(5);
        }
    }

    @Test
    void liveDropsTheOldestWhenFullAndNeverStops() throws Exception {
        try (WriteServer server = new WriteServer();
                InfluxDbWriter writer =
                        writer(server.url(), delivery(WhenFull.DROP_OLDEST, 64 * 1024))) {
            CountDownLatch gate = server.hold();
            write(writer, lines(0, 1));
            server.awaitRequests(1);
            write(writer, lines(1, 10_000));

            long dropped = writer.count(SinkMetric.POINTS_DROPPED);
            List<String> kept = saved(writer);
            assertThat(dropped).isPositive();
            assertThat(kept).hasSize((int) (10_000 - dropped));
            assertThat(kept.get(0)).isEqualTo(line(0));
            assertThat(kept.subList(1, kept.size()))
                    .containsExactlyElementsOf(lines(1 + (int) dropped, 10_000));
            assertThat(kept.stream().mapToInt(line -> line.length() + 1).sum())
                    .isBetween(64 * 1024 - 100, 64 * 1024);
            gate.countDown();
        }
    }

    @Test
    void backfillWaitsForRoomAndLosesNothing() throws Exception {
        try (WriteServer server = new WriteServer();
                InfluxDbWriter writer =
                        writer(server.url(), delivery(WhenFull.BACK_PRESSURE, 64 * 1024))) {
            CountDownLatch gate = server.hold();
            CompletableFuture<Void> done = new CompletableFuture<>();
            Thread task =
                    new Thread(
                            () -> {
                                try {
                                    write(writer, lines(0, 5_000));
                                    done.complete(null);
                                } catch (Exception e) {
                                    done.completeExceptionally(e);
                                }
                            });
            task.start();
            awaitThat(() -> task.getState() == Thread.State.WAITING);
            assertThat(done).isNotDone();
            assertThat(saved(writer).stream().mapToInt(line -> line.length() + 1).sum())
                    .isBetween(64 * 1024 - 100, 64 * 1024);

            gate.countDown();
            done.get(20, TimeUnit.SECONDS);
            writer.flush(true);

            assertThat(server.points()).containsExactlyElementsOf(lines(0, 5_000));
            assertThat(writer.count(SinkMetric.POINTS_DROPPED)).isZero();
        }
    }

    @Test
    void aRefusalFailsABackfill() throws Exception {
        try (WriteServer server = new WriteServer();
                InfluxDbWriter writer =
                        writer(server.url(), delivery(WhenFull.BACK_PRESSURE, 1 << 20))) {
            server.answerStatus(401, 1);
            write(writer, lines(0, 1));

            assertThatThrownBy(() -> writer.flush(true))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot write to InfluxDB at " + server.url());
            assertThatThrownBy(() -> write(writer, lines(1, 2))).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> writer.flush(false)).isInstanceOf(IOException.class);
            assertThat(saved(writer)).containsExactly(line(0));
        }
    }

    @Test
    void aRefusalDoesNotStopTrading() throws Exception {
        try (WriteServer server = new WriteServer();
                InfluxDbWriter writer =
                        writer(server.url(), delivery(WhenFull.DROP_OLDEST, 1 << 20))) {
            server.answerStatus(401, 2);
            server.answerStatus(404, 1);
            write(writer, lines(0, 3));
            writer.flush(true);

            assertThat(server.points()).containsExactlyElementsOf(lines(0, 3));
            assertThat(writer.count(SinkMetric.REFUSALS)).isEqualTo(3);
        }
    }

    @Test
    void theEndOfInputIsLoudAboutWhatIsLeft() throws Exception {
        try (WriteServer server = new WriteServer()) {
            server.hold();
            for (WhenFull whenFull : WhenFull.values()) {
                InfluxDbDelivery hasty =
                        new InfluxDbDelivery(whenFull, 1 << 20, 10, 1, 5_000, 1, 20, 50);
                try (InfluxDbWriter writer = writer(server.url(), hasty)) {
                    write(writer, lines(0, 7));
                    if (whenFull == WhenFull.BACK_PRESSURE) {
                        assertThatThrownBy(() -> writer.flush(true))
                                .isInstanceOf(IOException.class)
                                .hasMessageContaining("7 points were not written");
                    } else {
                        writer.flush(true);
                        assertThat(writer.count(SinkMetric.POINTS_DROPPED)).isEqualTo(7);
                    }
                }
            }
        }
    }

    @Test
    void closingEndsARequestUnderWayAndItsThread() throws Exception {
        try (WriteServer server = new WriteServer()) {
            server.hold();
            InfluxDbWriter writer = writer(server.url(), delivery(WhenFull.BACK_PRESSURE, 1 << 20));
            write(writer, lines(0, 3));
            server.awaitRequests(1);
            long start = System.nanoTime();

            writer.close();

            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(4));
            assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(
                            thread ->
                                    thread.getName()
                                            .equals(
                                                    "influxdb-sender "
                                                            + Thread.currentThread().getName()));
        }
    }

    private static void awaitCount(InfluxDbWriter writer, SinkMetric metric, long count) {
        awaitThat(() -> writer.count(metric) >= count);
    }

    private static void awaitThat(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
