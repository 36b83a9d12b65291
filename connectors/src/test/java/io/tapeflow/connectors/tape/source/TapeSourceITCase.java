package io.tapeflow.connectors.tape.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.connectors.exchange.NormalizerConfig;
import io.tapeflow.connectors.tape.TapeFixtures;
import io.tapeflow.connectors.tape.TapeSplit;
import io.tapeflow.core.market.MarketRecord;
import io.tapeflow.core.market.TapeEnd;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TapeSourceITCase {
    private static final long T = 1_700_000_000_000_000L;
    private static final long MINUTE = 60_000_000L;

    @RegisterExtension
    static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(4)
                            .build());

    @TempDir Path temporary;

    /** The tapes do not overlap at all, so readers that began alone would be far apart. */
    private List<TapeSplit> farApart() throws IOException {
        return TapeFixtures.inspectTapes(
                TapeFixtures.tape(temporary.resolve("b"), "BTCUSDT", every(T, 1_000, 3_000)),
                TapeFixtures.tape(
                        temporary.resolve("e"), "ETHUSDT", every(T + 30 * MINUTE, 999, 2_000)),
                TapeFixtures.tape(
                        temporary.resolve("s"), "SOLUSDT", every(T + 10 * MINUTE, 77, 1_000)));
    }

    private static long[] every(long start, long micros, int lines) {
        return LongStream.range(0, lines).map(i -> start + i * micros).toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void nothingIsLateAndEveryDeadlineBeforeTheEndFires(int parallelism) throws Exception {
        List<TapeSplit> splits = farApart();
        long end = splits.get(0).jobEndMillis();
        StreamExecutionEnvironment env = environment(new Configuration(), parallelism);
        List<String> results = new ArrayList<>();
        try (CloseableIterator<String> iterator =
                job(env, splits, 0, end).executeAndCollect("tapes")) {
            iterator.forEachRemaining(results::add);
        }
        assertThat(results)
                .containsExactlyInAnyOrder(
                        "first",
                        "BTCUSDT.BINANCE-SPOT 3001",
                        "ETHUSDT.BINANCE-SPOT 2001",
                        "SOLUSDT.BINANCE-SPOT 1001",
                        "deadline " + (end - 1) + " at " + (end - 1));
    }

    @Test
    void aSavepointGoesOnAtAnotherParallelism() throws Exception {
        List<TapeSplit> splits = farApart();
        long end = splits.get(0).jobEndMillis();
        StreamExecutionEnvironment first = environment(new Configuration(), 2);
        String savepoint;
        try (CloseableIterator<String> iterator = job(first, splits, 0.001, end).collectAsync()) {
            JobClient client = first.executeAsync();
            assertThat(iterator.next()).isEqualTo("first");
            savepoint =
                    client.stopWithSavepoint(
                                    false,
                                    temporary.resolve("savepoints").toUri().toString(),
                                    SavepointFormatType.CANONICAL)
                            .get();
        }
        Configuration configuration = new Configuration();
        configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        // The collecting sink has a new identity in every job.
        configuration.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, true);
        StreamExecutionEnvironment second = environment(configuration, 3);
        List<String> results = new ArrayList<>();
        try (CloseableIterator<String> iterator =
                job(second, splits, 0, end).executeAndCollect("tapes")) {
            iterator.forEachRemaining(results::add);
        }
        assertThat(results)
                .containsExactlyInAnyOrder(
                        "BTCUSDT.BINANCE-SPOT 3001",
                        "ETHUSDT.BINANCE-SPOT 2001",
                        "SOLUSDT.BINANCE-SPOT 1001",
                        "deadline " + (end - 1) + " at " + (end - 1));
    }

    private static StreamExecutionEnvironment environment(
            Configuration configuration, int parallelism) {
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(parallelism);
        env.setMaxParallelism(128);
        return env;
    }

    private static DataStream<String> job(
            StreamExecutionEnvironment env, List<TapeSplit> splits, double speed, long end) {
        return env.fromSource(
                        new TapeSource(
                                splits,
                                NormalizerConfig.DEFAULT,
                                CadenceConfig.everyMillis(10),
                                speed),
                        WatermarkStrategy.<MarketRecord>noWatermarks()
                                .withWatermarkAlignment(
                                        "tapes", Duration.ofSeconds(60), Duration.ofMillis(50)),
                        "tapes",
                        // Chained and never serialized here; the real type is another module's.
                        TypeInformation.of(MarketRecord.class))
                .uid("tapes")
                .map(Seen::of)
                .returns(Types.POJO(Seen.class))
                .uid("seen")
                .keyBy(seen -> "all")
                .process(new Check(end))
                .uid("check")
                .setParallelism(1);
    }

    /** What the check needs to know of a record. */
    public static final class Seen {
        public String instrument;
        public long millis;
        public boolean end;

        static Seen of(MarketRecord record) {
            Seen seen = new Seen();
            seen.instrument = record.instrument();
            seen.millis = record.arrival().ingestMillis();
            seen.end = record instanceof TapeEnd;
            return seen;
        }
    }

    /** Tells of late records, counts those of each tape, and has one deadline at the very end. */
    private static final class Check extends KeyedProcessFunction<String, Seen, String> {
        private static final long serialVersionUID = 1L;

        private final long end;
        private transient ValueState<int[]> counts;

        Check(long end) {
            this.end = end;
        }

        @Override
        public void open(OpenContext context) {
            counts =
                    getRuntimeContext()
                            .getState(
                                    new ValueStateDescriptor<>(
                                            "counts",
                                            PrimitiveArrayTypeInfo.INT_PRIMITIVE_ARRAY_TYPE_INFO));
        }

        @Override
        public void processElement(Seen seen, Context context, Collector<String> out)
                throws Exception {
            if (seen.millis <= context.timerService().currentWatermark()) {
                out.collect("late " + seen.instrument + " " + seen.millis);
            }
            if (counts.value() == null) {
                out.collect("first");
                counts.update(new int[3]);
            }
            context.timerService().registerEventTimeTimer(end - 1);
            int[] own = counts.value();
            int index = "BES".indexOf(seen.instrument.charAt(0));
            if (seen.end) {
                out.collect(seen.instrument + " " + own[index]);
            } else {
                own[index]++;
                counts.update(own);
            }
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext context, Collector<String> out) {
            out.collect(
                    "deadline " + timestamp + " at " + context.timerService().currentWatermark());
        }
    }
}
