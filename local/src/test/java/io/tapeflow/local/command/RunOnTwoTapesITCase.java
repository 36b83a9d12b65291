package io.tapeflow.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.connectors.influxdb.FeatureField;
import io.tapeflow.core.signal.Feature;
import io.tapeflow.jobs.TapeInputs;
import io.tapeflow.local.promise.Outcome;
import io.tapeflow.local.server.EmbeddedKafka;
import io.tapeflow.local.server.EmbeddedQuestDb;
import io.tapeflow.local.server.QuestDbSchema;
import io.tapeflow.local.server.QuestDbSql;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** `run` over two tapes: its stores hold what its files hold, which is what a replay makes. */
@Timeout(300)
final class RunOnTwoTapesITCase {
    /** More seconds than the captures have. */
    private static final long ALL = 3_600;

    @TempDir Path directory;

    @Test
    void theStoresHoldWhatTheFilesHold() throws Exception {
        TwoTapes tapes = TwoTapes.importTo(directory, ALL);
        try (EmbeddedKafka kafka = EmbeddedKafka.start();
                EmbeddedQuestDb questDb = EmbeddedQuestDb.start()) {
            QuestDbSchema.create(new QuestDbSql(questDb.url()));
            Path windows = directory.resolve("run.csv");
            Path decisions = directory.resolve("run.jsonl");
            TwoTapes.succeed(
                    Call.of(
                            tapes.paths(),
                            "run",
                            "--config",
                            config(kafka, questDb.url()),
                            "--decisions",
                            decisions,
                            "--windows",
                            windows));

            assertThat(Files.readAllLines(windows)).isEqualTo(TwoTapes.expectedWindows());
            assertThat(decisions).hasSameBinaryContentAs(tapes.decisions()).isNotEmptyFile();
            assertThat(TopicValues.of(kafka, "tapeflow.decisions"))
                    .isEqualTo(Files.readAllLines(decisions));
            checkPoints(tapes, new SettledStore(questDb.url()));
        }
    }

    private static void checkPoints(TwoTapes tapes, SettledStore store) throws Exception {
        Outcome backtest = Outcome.of(TapeInputs.splits(tapes.inputs()));
        long points = 0;
        for (String instrument : TwoTapes.INSTRUMENTS) {
            List<String> rows = tapes.windowsWithPoint(instrument);
            assertThat(rows).hasSizeGreaterThan(300);
            assertThat(FeaturePoints.storedWindows(store, instrument))
                    .isEqualTo(FeaturePoints.windows(rows));
            List<List<String>> features = FeaturePoints.storedFeatures(store, instrument);
            assertThat(features).isEqualTo(FeaturePoints.features(backtest.windows, instrument));
            checkWarmUp(features);
            points += rows.size();
        }
        assertThat(store.count("features")).isEqualTo(points);
    }

    /** A sliding window has no value before it is full, and a z-score none before 60 samples. */
    private static void checkWarmUp(List<List<String>> features) {
        assertThat(firstOf(Feature.TFI_1S_LOTS, features)).isBetween(0, 2);
        assertThat(firstOf(Feature.OFI_10S_LOTS, features)).isBetween(9, 11);
        assertThat(firstOf(Feature.OFI_60S_LOTS, features)).isBetween(59, 61);
        assertThat(firstOf(Feature.OFI_Z_1S, features)).isBetween(59, 63);
    }

    /** The first point that has this field; all after it have it. */
    private static int firstOf(Feature feature, List<List<String>> points) {
        int column = feature.ordinal();
        int first = 0;
        while (points.get(first).get(column) == null) {
            first++;
        }
        assertThat(points.subList(first, points.size()))
                .as(FeatureField.name(feature))
                .allMatch(point -> point.get(column) != null);
        return first;
    }

    private Path config(EmbeddedKafka kafka, URI metricsUrl) throws Exception {
        return Files.writeString(
                directory.resolve("run.yaml"),
                """
                kafka:
                  embedded: false
                  bootstrapServers: %s
                metrics:
                  embedded: false
                  url: %s
                checkpoint:
                  intervalMillis: 1000
                """
                        .formatted(kafka.bootstrapServers(), metricsUrl));
    }
}
