package io.tapeflow.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.connectors.kafka.AlertJson;
import io.tapeflow.connectors.kafka.DecisionJson;
import io.tapeflow.connectors.kafka.FillJson;
import io.tapeflow.connectors.kafka.JsonCodec;
import io.tapeflow.connectors.kafka.KafkaConfig;
import io.tapeflow.connectors.kafka.KafkaSinks;
import io.tapeflow.connectors.kafka.OrderEventJson;
import io.tapeflow.connectors.kafka.PatternMatchJson;
import io.tapeflow.connectors.kafka.RejectedJson;
import io.tapeflow.connectors.kafka.SignalJson;
import io.tapeflow.connectors.kafka.TopicCreator;
import io.tapeflow.connectors.kafka.Topics;
import io.tapeflow.core.execution.Alert;
import io.tapeflow.core.execution.Fill;
import io.tapeflow.core.execution.OrderEvent;
import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.Rejected;
import io.tapeflow.core.market.Side;
import io.tapeflow.core.signal.Detector;
import io.tapeflow.core.signal.PatternMatch;
import io.tapeflow.core.signal.SignalEvent;
import io.tapeflow.core.strategy.Decision;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.LongStream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Records of every kind through a real broker, and decisions exactly once across a failure. */
@Timeout(120)
class KafkaSinksITCase {
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

    private static EmbeddedKafka kafka;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start();
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    private static KafkaConfig config(DeliveryGuarantee delivery, String prefix) throws Exception {
        KafkaConfig config =
                new KafkaConfig(
                        kafka.bootstrapServers(),
                        delivery,
                        new Topics(prefix),
                        prefix,
                        KafkaConfig.DEFAULT_TRANSACTION_TIMEOUT,
                        Map.of());
        new TopicCreator(config).createMissing(2, (short) 1);
        return config;
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

    private static Decision decision(long sequence) {
        return new Decision(
                "paper-" + sequence,
                "paper",
                ID,
                Arrival.ofLine(1723075200123456L + sequence, "binance-usdm:BTCUSDT", sequence, 0),
                sequence,
                Decision.Kind.ENTRY,
                Side.BUY,
                new BigDecimal("0.5"),
                new BigDecimal("61800.2"),
                true,
                Decision.Reason.ACCEPTED,
                Decision.Cause.SCORE,
                1.0 / sequence,
                0.75,
                new double[] {0.1, 0.2, Double.NaN, 0.4, 0.5});
    }

    @Test
    void everyKindArrivesAsItsLineUnderItsKey() throws Exception {
        KafkaConfig config = config(DeliveryGuarantee.AT_LEAST_ONCE, "all");
        KafkaSinks sinks = new KafkaSinks(config);
        StreamExecutionEnvironment environment = environment();
        List<Expected> expected = new ArrayList<>();
        Topics topics = config.topics();
        Case cases = new Case(environment, expected);
        cases.add(decision(1), sinks.decisions(), new DecisionJson(), topics.decisions(), "paper");
        cases.add(
                new SignalEvent(ID, ARRIVAL, 0, 1, Detector.BREAKOUT, 1, 1.5),
                sinks.signals(),
                new SignalJson(),
                topics.signals(),
                ID);
        cases.add(
                new PatternMatch("paper", ID, ARRIVAL, "momentum-ignition", 0, 1, 2, 1, ARRIVAL),
                sinks.patternMatches(),
                new PatternMatchJson(),
                topics.signals(),
                ID);
        cases.add(
                new OrderEvent(
                        "paper-1",
                        "paper",
                        ID,
                        ARRIVAL,
                        OrderEvent.Status.SENT,
                        Side.BUY,
                        BigDecimal.ONE,
                        BigDecimal.ZERO,
                        BigDecimal.TEN),
                sinks.orders(),
                new OrderEventJson(),
                topics.orders(),
                "paper");
        cases.add(
                new Fill(
                        "paper-1-1",
                        "paper-1",
                        "paper",
                        ID,
                        ARRIVAL,
                        Side.BUY,
                        BigDecimal.ONE,
                        BigDecimal.TEN,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO),
                sinks.fills(),
                new FillJson(),
                topics.fills(),
                "paper");
        cases.add(
                new Alert("paper", ID, ARRIVAL, Alert.Kind.FEED_GAP, "expected 42, received 44"),
                sinks.alerts(),
                new AlertJson(),
                topics.alerts(),
                ID);
        cases.add(
                new Rejected(
                        ARRIVAL,
                        "",
                        Rejected.Reason.MALFORMED_JSON,
                        "huge",
                        "\u0001".repeat(RejectedJson.MAX_PAYLOAD_CHARS)),
                sinks.deadLetters(),
                new RejectedJson(),
                topics.deadLetter(),
                "");
        environment.execute();

        for (String topic : topics.all()) {
            List<Expected> here = expected.stream().filter(e -> e.topic().equals(topic)).toList();
            assertThat(read(topic, "read_uncommitted", here.size()))
                    .extracting(record -> new Expected(topic, record.key(), record.value()))
                    .containsExactlyInAnyOrderElementsOf(here);
        }
    }

    private record Expected(String topic, String key, String value) {}

    private record Case(StreamExecutionEnvironment environment, List<Expected> expected) {
        <T> void add(T record, Sink<T> sink, JsonCodec<T> codec, String topic, String key) {
            String name = record.getClass().getSimpleName();
            @SuppressWarnings("unchecked")
            TypeInformation<T> type = TypeInformation.of((Class<T>) record.getClass());
            environment.fromData(List.of(record), type).uid(name).sinkTo(sink).uid(name + " sink");
            expected.add(new Expected(topic, key, codec.write(record)));
        }
    }

    @Test
    void exactlyOnceAcrossAFailure() throws Exception {
        int count = 1_500;
        KafkaConfig config = config(DeliveryGuarantee.EXACTLY_ONCE, "once");
        StreamExecutionEnvironment environment = environment();
        environment.enableCheckpointing(100);
        environment
                .fromSource(
                        new DataGeneratorSource<>(
                                index -> index + 1,
                                count,
                                RateLimiterStrategy.perSecond(1_000),
                                Types.LONG),
                        WatermarkStrategy.noWatermarks(),
                        "numbers")
                .uid("numbers")
                .map(new DecisionsWithOneFailure(700))
                .uid("decisions")
                .sinkTo(new KafkaSinks(config).decisions())
                .uid("sink");
        environment.execute();

        DecisionJson json = new DecisionJson();
        List<String> lines =
                LongStream.rangeClosed(1, count)
                        .mapToObj(sequence -> json.write(decision(sequence)))
                        .toList();
        String topic = config.topics().decisions();
        assertThat(read(topic, "read_committed", count))
                .extracting(ConsumerRecord::value)
                .containsExactlyElementsOf(lines);
        // What was written before the failure and never committed is what the promise is about.
        assertThat(read(topic, "read_uncommitted", count + 1)).hasSizeGreaterThan(count);
    }

    private static final class DecisionsWithOneFailure extends RichMapFunction<Long, Decision> {
        private static final long serialVersionUID = 1;
        private final long failAt;

        DecisionsWithOneFailure(long failAt) {
            this.failAt = failAt;
        }

        @Override
        public Decision map(Long n) {
            if (n == failAt && getRuntimeContext().getTaskInfo().getAttemptNumber() == 0) {
                throw new IllegalStateException("failure on purpose");
            }
            return decision(n);
        }
    }

    /** At least so many records, and all there are up to the end. */
    private static List<ConsumerRecord<String, String>> read(
            String topic, String isolation, int atLeast) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("bootstrap.servers", kafka.bootstrapServers());
        properties.setProperty("isolation.level", isolation);
        properties.setProperty("fetch.max.bytes", "20000000");
        properties.setProperty("max.partition.fetch.bytes", "20000000");
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(
                        properties, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            Deadline.await(
                    topic + " has " + atLeast + " records",
                    () -> {
                        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
                        return records.size() >= atLeast
                                && partitions.stream()
                                        .allMatch(p -> consumer.position(p) >= ends.get(p));
                    });
        }
        return records;
    }
}
