package io.tapeflow.connectors.kafka;

import io.tapeflow.core.execution.Alert;
import io.tapeflow.core.execution.Fill;
import io.tapeflow.core.execution.OrderEvent;
import io.tapeflow.core.market.Rejected;
import io.tapeflow.core.signal.PatternMatch;
import io.tapeflow.core.signal.SignalEvent;
import io.tapeflow.core.strategy.Decision;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;

/**
 * Sinks to the topics. Each has a transactional id prefix of its own; the topics must exist, see
 * {@link TopicCreator}.
 */
public final class KafkaSinks {
    /** Holds any dead letter: see {@link RejectedJson#MAX_PAYLOAD_CHARS}. */
    static final int MAX_RECORD_BYTES = 8 * 1024 * 1024;

    private final KafkaConfig config;

    public KafkaSinks(KafkaConfig config) {
        this.config = config;
    }

    public KafkaSink<Decision> decisions() {
        return sink(
                "decisions",
                new KeyedJson<>(topics().decisions(), Decision::account, new DecisionJson()));
    }

    public KafkaSink<SignalEvent> signals() {
        return sink(
                "signals",
                new KeyedJson<>(topics().signals(), SignalEvent::instrument, new SignalJson()));
    }

    /** Also to the signals topic, told apart by their type. */
    public KafkaSink<PatternMatch> patternMatches() {
        return sink(
                "pattern-matches",
                new KeyedJson<>(
                        topics().signals(), PatternMatch::instrument, new PatternMatchJson()));
    }

    public KafkaSink<OrderEvent> orders() {
        return sink(
                "orders",
                new KeyedJson<>(topics().orders(), OrderEvent::account, new OrderEventJson()));
    }

    public KafkaSink<Fill> fills() {
        return sink("fills", new KeyedJson<>(topics().fills(), Fill::account, new FillJson()));
    }

    public KafkaSink<Alert> alerts() {
        return sink(
                "alerts", new KeyedJson<>(topics().alerts(), Alert::instrument, new AlertJson()));
    }

    public KafkaSink<Rejected> deadLetters() {
        return sink(
                "dead-letters",
                new KeyedJson<>(topics().deadLetter(), Rejected::instrument, new RejectedJson()));
    }

    private Topics topics() {
        return config.topics();
    }

    private <T> KafkaSink<T> sink(String name, KeyedJson<T> records) {
        KafkaSinkBuilder<T> builder =
                KafkaSink.<T>builder()
                        .setBootstrapServers(config.bootstrapServers())
                        .setKafkaProducerConfig(producerProperties())
                        .setDeliveryGuarantee(config.delivery())
                        .setRecordSerializer(records);
        if (config.delivery() == DeliveryGuarantee.EXACTLY_ONCE) {
            builder.setTransactionalIdPrefix(config.transactionalIdPrefix() + "-" + name);
        }
        return builder.build();
    }

    private Properties producerProperties() {
        Properties properties = new Properties();
        // Since Kafka 4 a producer waits 5 ms for company; ours would rather be early.
        properties.setProperty("linger.ms", "0");
        properties.setProperty("max.request.size", Integer.toString(MAX_RECORD_BYTES));
        properties.putAll(config.clientProperties());
        // Flink's default, an hour, exceeds what brokers allow by default, 15 minutes.
        properties.setProperty(
                "transaction.timeout.ms", Long.toString(config.transactionTimeout().toMillis()));
        return properties;
    }
}
