package io.tapeflow.connectors.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.connector.base.DeliveryGuarantee;

/**
 * How to reach Kafka and what to promise there.
 *
 * @param bootstrapServers {@code host:port}, several separated by commas
 * @param delivery AT_LEAST_ONCE for the lowest latency (a restart repeats records, whose ids are
 *     the same), or EXACTLY_ONCE for transactions that commit with the checkpoint
 * @param topics names of the topics
 * @param transactionalIdPrefix different for each job that writes to the cluster: two jobs with the
 *     same one abort each other's transactions
 * @param transactionTimeout longer than the longest pause between checkpoints including a restart,
 *     or data is lost; not longer than the broker's {@code transaction.max.timeout.ms}, 15 minutes
 *     unless changed
 * @param client properties for all Kafka clients, such as TLS and SASL settings; {@link
 *     #toString()} shows their names only
 */
public record KafkaConfig(
        String bootstrapServers,
        DeliveryGuarantee delivery,
        Topics topics,
        String transactionalIdPrefix,
        Duration transactionTimeout,
        Map<String, String> client) {

    /** The broker's own limit, unless it was configured. */
    public static final Duration DEFAULT_TRANSACTION_TIMEOUT = Duration.ofMinutes(15);

    private static final Set<String> OURS =
            Set.of(
                    "bootstrap.servers",
                    "transactional.id",
                    "transaction.timeout.ms",
                    "key.serializer",
                    "value.serializer",
                    "enable.idempotence",
                    "acks");

    public KafkaConfig {
        if (bootstrapServers.isBlank()) {
            throw new IllegalArgumentException("bootstrap servers are missing");
        }
        if (delivery == DeliveryGuarantee.NONE) {
            throw new IllegalArgumentException("delivery NONE would lose records silently");
        }
        if (transactionalIdPrefix.isBlank()) {
            throw new IllegalArgumentException("transactional id prefix is missing");
        }
        if (transactionTimeout.toMillis() < 1000) {
            throw new IllegalArgumentException(
                    "transaction timeout " + transactionTimeout + " is under a second");
        }
        for (String name : client.keySet()) {
            if (isOurs(name)) {
                throw new IllegalArgumentException(
                        "client property " + name + " is set by Tapeflow itself");
            }
        }
        client = Map.copyOf(client);
    }

    /** Whether a client property is not for others to set. */
    public static boolean isOurs(String property) {
        return OURS.contains(property);
    }

    /** At-least-once to a cluster without security, with the default names. */
    public static KafkaConfig of(String bootstrapServers) {
        return new KafkaConfig(
                bootstrapServers,
                DeliveryGuarantee.AT_LEAST_ONCE,
                new Topics(Topics.DEFAULT_PREFIX),
                Topics.DEFAULT_PREFIX,
                DEFAULT_TRANSACTION_TIMEOUT,
                Map.of());
    }

    /** The same with another delivery. */
    public KafkaConfig withDelivery(DeliveryGuarantee other) {
        return new KafkaConfig(
                bootstrapServers, other, topics, transactionalIdPrefix, transactionTimeout, client);
    }

    /** What every client needs: the servers and the properties given. */
    public Properties clientProperties() {
        Properties properties = new Properties();
        properties.putAll(client);
        properties.setProperty("bootstrap.servers", bootstrapServers);
        return properties;
    }

    /** Without the values of client properties, which may be secrets. */
    @Override
    public String toString() {
        return "KafkaConfig["
                + bootstrapServers
                + ", "
                + delivery
                + ", topics "
                + topics.prefix()
                + ".*, transactions "
                + transactionalIdPrefix
                + "-*, timeout "
                + transactionTimeout
                + ", client "
                + new TreeMap<>(client).keySet()
                + "]";
    }
}
