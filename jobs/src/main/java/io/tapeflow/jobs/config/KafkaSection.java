package io.tapeflow.jobs.config;

import io.tapeflow.connectors.kafka.KafkaConfig;
import io.tapeflow.connectors.kafka.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.connector.base.DeliveryGuarantee;

/**
 * Where decisions, signals and the rest are published. With neither an embedded broker nor servers
 * nothing is.
 *
 * @param embedded a broker inside the process, for as long as it runs
 * @param bootstrapServers {@code host:port}, several separated by commas
 * @param delivery at-least-once, or exactly-once at the price of a checkpoint's delay
 * @param topicPrefix what the topics' names begin with
 * @param partitions of topics that do not exist yet
 * @param replication of topics that do not exist yet
 * @param transactionTimeoutMillis longer than the longest pause between checkpoints; exactly-once
 *     only
 * @param client further properties of Kafka's clients
 * @param secrets further properties of Kafka's clients that nobody may read, such as {@code
 *     sasl.jaas.config}
 */
public record KafkaSection(
        boolean embedded,
        Optional<String> bootstrapServers,
        DeliveryGuarantee delivery,
        String topicPrefix,
        int partitions,
        int replication,
        long transactionTimeoutMillis,
        Map<String, String> client,
        Map<String, Secret> secrets) {

    public KafkaSection {
        if (embedded && bootstrapServers.isPresent()) {
            throw new IllegalArgumentException(
                    "embedded must be false where bootstrapServers is given");
        }
        if (delivery == DeliveryGuarantee.NONE) {
            throw new IllegalArgumentException("delivery must be at-least-once or exactly-once");
        }
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions must be at least 1");
        }
        if (replication < 1 || replication > Short.MAX_VALUE) {
            throw new IllegalArgumentException("replication must be at least 1");
        }
        if (transactionTimeoutMillis < 1000) {
            throw new IllegalArgumentException("transactionTimeoutMillis must be at least 1000");
        }
    }

    public static KafkaSection defaults() {
        return new KafkaSection(
                true,
                Optional.empty(),
                DeliveryGuarantee.AT_LEAST_ONCE,
                Topics.DEFAULT_PREFIX,
                4,
                1,
                KafkaConfig.DEFAULT_TRANSACTION_TIMEOUT.toMillis(),
                Map.of(),
                Map.of());
    }

    /**
     * How to reach the servers.
     *
     * @param servers those given, or the embedded broker's
     * @throws IOException if a secret is missing
     */
    public KafkaConfig at(String servers) throws IOException {
        Map<String, String> properties = new TreeMap<>(client);
        for (Map.Entry<String, Secret> secret : secrets.entrySet()) {
            properties.put(secret.getKey(), secret.getValue().reveal(System::getenv));
        }
        return new KafkaConfig(
                servers,
                delivery,
                new Topics(topicPrefix),
                topicPrefix,
                Duration.ofMillis(transactionTimeoutMillis),
                properties);
    }
}
