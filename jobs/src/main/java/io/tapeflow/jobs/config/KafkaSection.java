package io.tapeflow.jobs.config;

import io.tapeflow.connectors.kafka.KafkaConfig;
import io.tapeflow.connectors.kafka.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
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
 * @param transactionalIdPrefix different for each job that writes to the servers with exactly-once;
 *     the topics' where none is given
 * @param transactionTimeoutMillis longer than the longest pause between checkpoints; exactly-once
 *     only
 * @param client further properties of Kafka's clients, which anybody may read
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
        Optional<String> transactionalIdPrefix,
        long transactionTimeoutMillis,
        Map<String, String> client,
        Map<String, Secret> secrets) {

    private static final Pattern SECRET =
            Pattern.compile("jaas|password|secret|keystore\\.key$", Pattern.CASE_INSENSITIVE);

    public KafkaSection {
        if (bootstrapServers.isPresent() && bootstrapServers.get().isBlank()) {
            throw new IllegalArgumentException("bootstrapServers must not be empty");
        }
        if (!Topics.isLegal(topicPrefix)) {
            throw new IllegalArgumentException(
                    "topicPrefix must be up to 200 letters, digits, '.', '_' and '-': '"
                            + topicPrefix
                            + "'");
        }
        if (transactionalIdPrefix.isPresent() && transactionalIdPrefix.get().isBlank()) {
            throw new IllegalArgumentException("transactionalIdPrefix must not be empty");
        }
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
        if (transactionTimeoutMillis < 1000 || transactionTimeoutMillis > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "transactionTimeoutMillis must be 1000 to " + Integer.MAX_VALUE);
        }
        refuseOurs("client", client.keySet());
        refuseOurs("secrets", secrets.keySet());
        for (String property : client.keySet()) {
            if (SECRET.matcher(property).find()) {
                throw new IllegalArgumentException(
                        "client must not hold "
                                + property
                                + ", which looks like a secret; move it to kafka.secrets, with env"
                                + " or file");
            }
        }
    }

    private static void refuseOurs(String key, Set<String> properties) {
        for (String property : properties) {
            if (KafkaConfig.isOurs(property)) {
                throw new IllegalArgumentException(
                        key + " must not hold " + property + ", which Tapeflow sets by itself");
            }
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
                Optional.empty(),
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
                transactionalIdPrefix.orElse(topicPrefix),
                Duration.ofMillis(transactionTimeoutMillis),
                properties);
    }
}
