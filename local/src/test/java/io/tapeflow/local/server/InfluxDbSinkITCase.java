package io.tapeflow.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.connectors.influxdb.InfluxDbDelivery;
import io.tapeflow.connectors.influxdb.InfluxDbSink;
import io.tapeflow.connectors.influxdb.InfluxDbTarget;
import io.tapeflow.connectors.influxdb.InfluxDbToken;
import io.tapeflow.connectors.influxdb.MetricPoint;
import io.tapeflow.connectors.influxdb.MetricPoints;
import io.tapeflow.connectors.influxdb.WhenFull;
import io.tapeflow.core.execution.EquityPoint;
import io.tapeflow.core.execution.Fill;
import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.Side;
import io.tapeflow.core.signal.Detector;
import io.tapeflow.core.signal.Feature;
import io.tapeflow.core.signal.FeedEvent;
import io.tapeflow.core.signal.PatternMatch;
import io.tapeflow.core.signal.SignalEvent;
import io.tapeflow.core.signal.WindowRow;
import io.tapeflow.core.strategy.Decision;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.checkpoint.CheckpointStatsCounts;
import org.apache.flink.runtime.checkpoint.CheckpointStatsSnapshot;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The sink in a job, writing to QuestDB: every point once, whatever happens on the way. */
@Timeout(120)
class InfluxDbSinkITCase {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    private static final String ID = "BTCUSDT.BINANCE-USDM";
    private static final Arrival ARRIVAL =
            Arrival.ofLine(1723075200123456L, "binance-usdm:BTCUSDT", 7, 0);

    private static EmbeddedQuestDb questDb;
    private static QuestDbSql sql;

    @BeforeAll
    static void start() throws Exception {
        questDb = EmbeddedQuestDb.start();
        sql = new QuestDbSql(questDb.url());
        QuestDbSchema.create(sql);
        QuestDbSchema.create(sql);
    }

    @AfterAll
    static void stop() {
        questDb.close();
    }

    private static StreamExecutionEnvironment environment() {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1);
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        environment.setParallelism(1);
        return environment;
    }

    private static InfluxDbSink sink(String url) {
        return new InfluxDbSink(
                new InfluxDbTarget(url, "tapeflow", "tapeflow", InfluxDbToken.none()),
                new InfluxDbDelivery(
                        WhenFull.DROP_OLDEST, 1 << 20, 500, 20, 5_000, 10, 100, 30_000));
    }

    @Test
    void everyStreamFitsItsTableAndSentTwiceShowsOnce() throws Exception {
        Map<String, List<List<String>>> columns = columns();
        List<MetricPoint> points = new ArrayList<>(points());
        points.addAll(points());
        StreamExecutionEnvironment environment = environment();
        environment
                .fromData(TypeInformation.of(MetricPoint.class), points.toArray(new MetricPoint[0]))
                .uid("points")
                .sinkTo(sink(questDb.url().toString()))
                .uid("sink");
        environment.execute();

        awaitCount("signals where type = 'pattern'", 1);
        awaitCount("signals where type = 'signal'", 1);
        for (String table : List.of("features", "decisions", "fills", "equity", "feed")) {
            awaitCount(table + " where time in '2024-08-08'", 1);
        }
        assertThat(columns()).isEqualTo(columns);
        assertThat(
                        sql.execute(
                                "select time, ofi, bid, askSize, bookUpdates, ofiZ10s from features"))
                .containsExactly(
                        Arrays.asList(
                                "2024-08-08T00:00:01.000000000Z",
                                "-1.5",
                                "61800.2",
                                "0.04",
                                "12",
                                null));
        assertThat(sql.execute("select time, side, reason, accepted, price from decisions"))
                .containsExactly(
                        Arrays.asList(
                                "2024-08-08T00:00:00.123456009Z", null, "ACCEPTED", "true", null));
    }

    /**
     * While nobody answers: checkpoints complete, the job fails and is restored. Then all is there.
     */
    @Test
    void anOutageAndAFailureLoseAndRepeatNothing(@InjectMiniCluster MiniCluster cluster)
            throws Exception {
        int count = 4_000;
        sql.execute(
                "create table outage (time timestamp_ns, part symbol, n long) timestamp(time)"
                        + " partition by day wal dedup upsert keys(time, part)");
        try (CutProxy proxy = new CutProxy(questDb.url())) {
            StreamExecutionEnvironment environment = environment();
            environment.enableCheckpointing(100);
            environment
                    .fromSource(
                            new DataGeneratorSource<>(
                                    index -> index,
                                    count,
                                    RateLimiterStrategy.perSecond(1_500),
                                    Types.LONG),
                            WatermarkStrategy.noWatermarks(),
                            "numbers")
                    .uid("numbers")
                    .map(new PointsWithOneFailure(2_000))
                    .uid("points")
                    .sinkTo(sink(proxy.url()))
                    .uid("sink");
            JobClient job = environment.executeAsync();

            Deadline.await(
                    "checkpoints complete during the outage, and one is restored",
                    () -> {
                        CheckpointStatsCounts counts = checkpoints(cluster, job);
                        return counts.getNumberOfCompletedCheckpoints() >= 8
                                && counts.getNumberOfRestoredCheckpoints() == 1;
                    });
            assertThat(sql.execute("select count() from outage")).containsExactly(List.of("0"));
            proxy.mend();
            job.getJobExecutionResult().get(60, TimeUnit.SECONDS);

            awaitCount("outage", count);
            assertThat(sql.execute("select count_distinct(n), sum(n) from outage"))
                    .containsExactly(List.of("" + count, "" + (long) count * (count - 1) / 2));
        }
    }

    /** Each number as a point; fails at one of them, the first time. */
    private static final class PointsWithOneFailure extends RichMapFunction<Long, MetricPoint> {
        private static final long serialVersionUID = 1;
        private final long failAt;

        PointsWithOneFailure(long failAt) {
            this.failAt = failAt;
        }

        @Override
        public MetricPoint map(Long n) {
            if (n == failAt && getRuntimeContext().getTaskInfo().getAttemptNumber() == 0) {
                throw new IllegalStateException("failure on purpose");
            }
            return new MetricPoint("outage,part=a n=" + n + "i " + (1_000_000_000L + n));
        }
    }

    private static CheckpointStatsCounts checkpoints(MiniCluster cluster, JobClient job)
            throws Exception {
        CheckpointStatsSnapshot snapshot =
                cluster.getExecutionGraph(job.getJobID()).get().getCheckpointStatsSnapshot();
        return snapshot.getCounts();
    }

    private static void awaitCount(String table, int count) throws Exception {
        List<List<String>> expected = List.of(List.of("" + count));
        Deadline.await(
                table + " has " + count + " rows",
                () -> sql.execute("select count() from " + table).equals(expected));
    }

    private static Map<String, List<List<String>>> columns() throws Exception {
        Map<String, List<List<String>>> columns = new HashMap<>();
        for (String table : QuestDbSchema.names()) {
            columns.put(
                    table,
                    sql.execute("select \"column\", type from (show columns from " + table + ")"));
        }
        return columns;
    }

    private static List<MetricPoint> points() {
        List<MetricPoint> points = new ArrayList<>();
        double[] features = new double[Feature.count()];
        features[Feature.OFI_Z_10S.ordinal()] = Double.NaN;
        MetricPoints.features(
                new WindowRow(
                        ID,
                        ARRIVAL,
                        1723075201000L,
                        12,
                        -1500,
                        3,
                        2000,
                        5,
                        true,
                        618002,
                        1,
                        618003,
                        40,
                        new BigDecimal("0.1"),
                        new BigDecimal("0.001"),
                        features,
                        false),
                points::add);
        points.add(
                MetricPoints.signal(new SignalEvent(ID, ARRIVAL, 0, 1, Detector.BREAKOUT, 1, 1.5)));
        points.add(
                MetricPoints.patternMatch(
                        new PatternMatch(
                                "paper", ID, ARRIVAL, "momentum-ignition", 0, 1, 2, 1, ARRIVAL)));
        points.add(
                MetricPoints.decision(
                        new Decision(
                                "paper-9",
                                "paper",
                                ID,
                                ARRIVAL,
                                9,
                                Decision.Kind.CANCEL,
                                null,
                                BigDecimal.ONE,
                                null,
                                true,
                                Decision.Reason.ACCEPTED,
                                Decision.Cause.BOOK_STALE,
                                0.5,
                                1,
                                new double[0])));
        points.add(
                MetricPoints.fill(
                        new Fill(
                                "paper-9-1",
                                "paper-9",
                                "paper",
                                ID,
                                ARRIVAL,
                                Side.BUY,
                                BigDecimal.ONE,
                                BigDecimal.TEN,
                                BigDecimal.ZERO,
                                BigDecimal.ZERO)));
        points.add(
                MetricPoints.equity(
                        new EquityPoint(
                                "paper",
                                ARRIVAL,
                                BigDecimal.ONE,
                                BigDecimal.TEN,
                                BigDecimal.ZERO)));
        points.add(MetricPoints.feed(new FeedEvent(ID, ARRIVAL, FeedEvent.Kind.GAP, 1, 42, 44)));
        return points;
    }
}
