package io.tapeflow.jobs;

import io.tapeflow.connectors.exchange.NormalizerConfig;
import io.tapeflow.connectors.influxdb.InfluxDbDelivery;
import io.tapeflow.connectors.influxdb.WhenFull;
import io.tapeflow.connectors.kafka.KafkaConfig;
import io.tapeflow.connectors.kafka.TopicCreator;
import io.tapeflow.connectors.tape.source.CadenceConfig;
import io.tapeflow.connectors.tape.source.TapeSource;
import io.tapeflow.jobs.config.KafkaSection;
import io.tapeflow.jobs.config.RunConfig;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The job on a cluster: {@code flink run tapeflow-jobs.jar --config FILE}. Tapes must be readable
 * under the same paths where it is submitted and where it runs.
 */
public final class SignalJob {
    private static final String NAME = "tapeflow";

    private SignalJob() {}

    /**
     * Submits the job. It may run inside another process, which a wrong call must not end.
     *
     * @throws IllegalArgumentException with the usage, if the arguments are not {@code --config
     *     FILE}
     */
    public static void main(String[] args) throws Exception {
        if (args.length != 2 || !args[0].equals("--config")) {
            throw new IllegalArgumentException(
                    "usage: flink run tapeflow-jobs.jar --config FILE; config.yaml documents it");
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        build(env, RunConfig.read(Path.of(args[1])));
        env.execute(NAME);
    }

    /**
     * Adds the whole job as configured.
     *
     * @throws IllegalArgumentException if the configuration asks for servers inside the process
     */
    static void build(StreamExecutionEnvironment env, RunConfig config) throws IOException {
        refuseEmbedded(config);
        env.setParallelism(config.parallelism());
        Checkpointing.configure(env, config.checkpoint());
        TapeSource source =
                new TapeSource(
                        TapeInputs.splits(config),
                        NormalizerConfig.DEFAULT,
                        CadenceConfig.everyMillis(config.watermarkCadenceMillis()),
                        config.speed());
        SignalStreams streams = SignalTopology.build(env, source, config.signals(false));
        if (config.kafka().bootstrapServers().isPresent()) {
            publish(streams, config.kafka());
        }
        config.metrics()
                .url()
                .ifPresent(
                        url ->
                                MetricsRecording.attach(
                                        streams,
                                        config.metrics().at(url),
                                        InfluxDbDelivery.of(WhenFull.BACK_PRESSURE)));
    }

    private static void refuseEmbedded(RunConfig config) {
        if (config.kafka().embedded() || config.metrics().embedded()) {
            throw new IllegalArgumentException(
                    "a job on a cluster has no servers of its own: set kafka.embedded and"
                            + " metrics.embedded to false, and name kafka.bootstrapServers and"
                            + " metrics.url where there are such");
        }
    }

    private static void publish(SignalStreams streams, KafkaSection section) throws IOException {
        KafkaConfig kafka = section.at(section.bootstrapServers().get());
        new TopicCreator(kafka).createMissing(section.partitions(), (short) section.replication());
        KafkaPublication.attach(streams, kafka);
    }
}
