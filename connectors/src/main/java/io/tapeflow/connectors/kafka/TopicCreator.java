package io.tapeflow.connectors.kafka;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates topics that do not exist yet, and leaves those that do as they are. */
public final class TopicCreator {
    private static final long TIMEOUT_SECONDS = 60;

    private final KafkaConfig config;

    public TopicCreator(KafkaConfig config) {
        this.config = config;
    }

    /**
     * Creates what is missing among the topics of {@link KafkaConfig#topics()}.
     *
     * @param partitions of each new topic
     * @param replication copies of each partition
     * @return the names of the topics created
     * @throws IOException if Kafka cannot be reached or refuses
     */
    public Set<String> createMissing(int partitions, short replication) throws IOException {
        try (Admin admin = Admin.create(config.clientProperties())) {
            List<NewTopic> wanted = new ArrayList<>();
            Collection<String> existing =
                    admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            for (String name : config.topics().all()) {
                if (!existing.contains(name)) {
                    wanted.add(topic(name, partitions, replication));
                }
            }
            return created(admin.createTopics(wanted));
        } catch (ExecutionException e) {
            throw new IOException("no topics at " + config.bootstrapServers(), e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("no answer from Kafka at " + config.bootstrapServers(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while creating topics", e);
        }
    }

    private NewTopic topic(String name, int partitions, short replication) {
        NewTopic topic = new NewTopic(name, partitions, replication);
        return name.equals(config.topics().deadLetter())
                ? topic.configs(
                        Map.of("max.message.bytes", Integer.toString(KafkaSinks.MAX_RECORD_BYTES)))
                : topic;
    }

    private static Set<String> created(CreateTopicsResult result)
            throws ExecutionException, InterruptedException, TimeoutException {
        Set<String> created = new TreeSet<>();
        for (Map.Entry<String, KafkaFuture<Void>> topic : result.values().entrySet()) {
            try {
                topic.getValue().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
                created.add(topic.getKey());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
        return created;
    }
}
