package io.tapeflow.local.command;

import io.tapeflow.connectors.influxdb.InfluxDbDelivery;
import io.tapeflow.connectors.influxdb.InfluxDbTarget;
import io.tapeflow.connectors.influxdb.WhenFull;
import io.tapeflow.connectors.kafka.KafkaConfig;
import io.tapeflow.connectors.kafka.TopicCreator;
import io.tapeflow.jobs.KafkaPublication;
import io.tapeflow.jobs.MetricsRecording;
import io.tapeflow.jobs.SignalStreams;
import io.tapeflow.jobs.config.KafkaSection;
import io.tapeflow.jobs.config.MetricsSection;
import io.tapeflow.jobs.config.RunConfig;
import io.tapeflow.local.server.EmbeddedKafka;
import io.tapeflow.local.server.EmbeddedQuestDb;
import io.tapeflow.local.server.QuestDbSchema;
import io.tapeflow.local.server.QuestDbSql;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The stores of a run: those configured, or servers of this process that end with it. */
final class RunStores implements AutoCloseable {
    private final List<Runnable> servers = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();
    private Optional<KafkaConfig> kafka = Optional.empty();
    private Optional<InfluxDbTarget> metrics = Optional.empty();

    private RunStores() {}

    static RunStores open(RunConfig config) throws IOException {
        RunStores stores = new RunStores();
        try {
            stores.openKafka(config.kafka());
            stores.openMetrics(config.metrics());
            return stores;
        } catch (IOException | RuntimeException e) {
            stores.close();
            throw e;
        }
    }

    private void openKafka(KafkaSection section) throws IOException {
        if (section.embedded()) {
            EmbeddedKafka broker = EmbeddedKafka.start();
            servers.add(broker::close);
            kafka = Optional.of(section.at(broker.bootstrapServers()));
        } else if (section.bootstrapServers().isPresent()) {
            kafka = Optional.of(section.at(section.bootstrapServers().get()));
        }
        if (kafka.isPresent()) {
            new TopicCreator(kafka.get())
                    .createMissing(section.partitions(), (short) section.replication());
            addresses.add(
                    String.format(
                            "Kafka    %s, topics %s.*%s",
                            kafka.get().bootstrapServers(),
                            section.topicPrefix(),
                            section.embedded() ? ", until this command ends" : ""));
        }
    }

    private void openMetrics(MetricsSection section) throws IOException {
        if (section.embedded()) {
            EmbeddedQuestDb store = EmbeddedQuestDb.start();
            servers.add(store::close);
            QuestDbSchema.create(new QuestDbSql(store.url()));
            metrics = Optional.of(section.at(store.url().toString()));
            addresses.add("QuestDB  " + store.url() + ", until this command ends");
        } else if (section.url().isPresent()) {
            metrics = Optional.of(section.at(section.url().get()));
            addresses.add("Metrics  " + section.url().get() + ", bucket " + section.bucket());
        }
    }

    /** What a person can look at, a line each. */
    List<String> addresses() {
        return addresses;
    }

    /** Adds the stores' sinks to a job. */
    void attach(SignalStreams streams) {
        kafka.ifPresent(config -> KafkaPublication.attach(streams, config));
        // A replay would rather wait for the store than lose points.
        InfluxDbDelivery delivery = InfluxDbDelivery.of(WhenFull.BACK_PRESSURE);
        metrics.ifPresent(target -> MetricsRecording.attach(streams, target, delivery));
    }

    @Override
    public void close() {
        for (int i = servers.size() - 1; i >= 0; i--) {
            servers.get(i).run();
        }
        servers.clear();
    }
}
