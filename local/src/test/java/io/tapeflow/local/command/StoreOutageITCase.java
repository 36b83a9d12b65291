package io.tapeflow.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.connectors.influxdb.InfluxDbDelivery;
import io.tapeflow.connectors.influxdb.WhenFull;
import io.tapeflow.jobs.config.RunConfig;
import io.tapeflow.local.server.CutProxy;
import io.tapeflow.local.server.EmbeddedKafka;
import io.tapeflow.local.server.EmbeddedQuestDb;
import io.tapeflow.local.server.QuestDbSchema;
import io.tapeflow.local.server.QuestDbSql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The metrics store cannot be reached for a while in the middle of a paced `run`. With the buffer
 * of its points full the run would wait, for a replay is to lose nothing; but the buffer has room
 * for many such outages. So input and decisions keep their pace, checkpoints go on, and in the end
 * every point is there.
 */
@Timeout(300)
final class StoreOutageITCase {
    private static final boolean SOAK = Boolean.getBoolean("tapeflow.soak");
    private static final double SPEED = 8;
    private static final long TAPE_SECONDS = SOAK ? 3_600 : 200;
    private static final Duration OUTAGE = Duration.ofSeconds(SOAK ? 30 : 8);
    private static final long CHECKPOINT_MILLIS = 500;

    /**
     * A build shares its machine with others; a run that waits for the store is late by seconds.
     */
    private static final double MOST_LAG_MILLIS = SOAK ? 1_000 : 2_000;

    /** So many of them the buffer has room for, at least: at this speed, of points of this rate. */
    private static final int SUCH_OUTAGES = 10;

    @TempDir Path directory;

    @Test
    void anOutageOfTheStoreIsFeltNowhereElse() throws Exception {
        TwoTapes tapes = TwoTapes.importTo(directory, TAPE_SECONDS);
        try (EmbeddedKafka kafka = EmbeddedKafka.start();
                EmbeddedQuestDb questDb = EmbeddedQuestDb.start();
                CutProxy way = new CutProxy(questDb.url())) {
            QuestDbSchema.create(new QuestDbSql(questDb.url()));
            way.mend();
            RunConfig config = config(kafka, way).with(tapes.inputs(), 2, SPEED);
            SettledStore store = new SettledStore(questDb.url());
            Path decisions = directory.resolve("run.jsonl");
            run(config, decisions, way, store);

            assertThat(decisions).hasSameBinaryContentAs(tapes.decisions()).isNotEmptyFile();
            assertThat(TopicValues.of(kafka, "tapeflow.decisions"))
                    .isEqualTo(Files.readAllLines(decisions));
            for (String instrument : TwoTapes.INSTRUMENTS) {
                assertThat(FeaturePoints.storedWindows(store, instrument))
                        .isEqualTo(FeaturePoints.windows(tapes.windowsWithPoint(instrument)));
            }
        }
    }

    private static void run(RunConfig config, Path decisions, CutProxy way, SettledStore store)
            throws Exception {
        long start = System.nanoTime();
        try (PacedRun run = PacedRun.start(config, decisions)) {
            run.runUntil(() -> store.count("features") >= 100);
            long cut = System.nanoTime();
            endure(run, way, store);
            long mended = System.nanoTime();
            run.finish();

            PaceLog.Phase before = run.pace.between(2 * cut - mended, cut);
            PaceLog.Phase outage = run.pace.between(cut, mended);
            System.out.printf(
                    "before the outage: %s%nduring %.1f s of it: %s%n%d points in %.1f s%n",
                    before,
                    (mended - cut) / 1e9,
                    outage,
                    run.metric("pointsWritten"),
                    (System.nanoTime() - start) / 1e9);
            // A machine that is busy with other things may have kept it waiting before, too.
            assertThat(outage.maxMillis())
                    .isLessThan(Math.max(MOST_LAG_MILLIS, before.maxMillis()));
            assertThat(run.metric("pointsDropped") + run.metric("pointsRejected")).isZero();
            assertThat(store.count()).isEqualTo(run.metric("pointsWritten"));
        }
    }

    /** The outage, from the cut to the mending. */
    private static void endure(PacedRun run, CutProxy way, SettledStore store) throws Exception {
        long checkpoints = run.metric("numberOfCompletedCheckpoints");
        long failed = run.metric("numberOfFailedCheckpoints");
        way.cut();
        run.runFor(OUTAGE.dividedBy(2));
        long points = store.count();
        run.runFor(OUTAGE.dividedBy(2));
        checkpoints = run.metric("numberOfCompletedCheckpoints") - checkpoints;
        failed = run.metric("numberOfFailedCheckpoints") - failed;
        System.out.printf(
                "outage: %d checkpoints, %d kB of points wait after %d attempts%n",
                checkpoints, run.metric("bufferedBytes") / 1000, run.metric("retries"));

        assertThat(store.count()).as("nothing comes through").isEqualTo(points);
        assertThat(run.metric("retries")).isPositive();
        assertThat(run.metric("bufferedBytes"))
                .isPositive()
                .isLessThan(
                        InfluxDbDelivery.of(WhenFull.BACK_PRESSURE).bufferBytes() / SUCH_OUTAGES);
        assertThat(checkpoints).isGreaterThanOrEqualTo(OUTAGE.toMillis() / CHECKPOINT_MILLIS / 4);
        assertThat(failed).isZero();
        way.mend();
    }

    private RunConfig config(EmbeddedKafka kafka, CutProxy way) throws Exception {
        return RunConfig.read(
                Files.writeString(
                        directory.resolve("run.yaml"),
                        """
                        kafka:
                          embedded: false
                          bootstrapServers: %s
                        metrics:
                          embedded: false
                          url: %s
                        checkpoint:
                          intervalMillis: %d
                        """
                                .formatted(
                                        kafka.bootstrapServers(), way.url(), CHECKPOINT_MILLIS)));
    }
}
