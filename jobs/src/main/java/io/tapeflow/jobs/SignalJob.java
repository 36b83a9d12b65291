package io.tapeflow.jobs;

import io.tapeflow.connectors.exchange.InstrumentFile;
import io.tapeflow.connectors.exchange.NormalizerConfig;
import io.tapeflow.connectors.influxdb.InfluxDbDelivery;
import io.tapeflow.connectors.influxdb.WhenFull;
import io.tapeflow.connectors.kafka.KafkaConfig;
import io.tapeflow.connectors.kafka.TopicCreator;
import io.tapeflow.connectors.tape.TapeInspector;
import io.tapeflow.connectors.tape.TapeSplit;
import io.tapeflow.connectors.tape.source.CadenceConfig;
import io.tapeflow.connectors.tape.source.TapeSource;
import io.tapeflow.jobs.config.InputConfig;
import io.tapeflow.jobs.config.KafkaSection;
import io.tapeflow.jobs.config.RunConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The job on a cluster: {@code flink run tapeflow-jobs.jar --config FILE}. Tapes must be readable
 * under the same paths where it is submitted and where it runs.
 */
public final class SignalJob {
    private static final String NAME = "tapeflow";
    private static final int USAGE = 2;

    private SignalJob() {}

    public static void main(String[] args) throws Exception {
        if (args.length != 2 || !args[0].equals("--config")) {
            System.err.println(
                    "usage: flink run tapeflow-jobs.jar --config FILE; config.yaml documents it");
            System.exit(USAGE);
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
        checkpoint(env, config);
        TapeSource source =
                new TapeSource(
                        splits(config.inputs()),
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

    private static void checkpoint(StreamExecutionEnvironment env, RunConfig config) {
        if (config.checkpoint().intervalMillis() > 0) {
            env.enableCheckpointing(config.checkpoint().intervalMillis());
        }
        config.checkpoint()
                .directory()
                .ifPresent(
                        directory ->
                                env.configure(
                                        new Configuration()
                                                .set(
                                                        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                                                        directory.toUri().toString())));
    }

    private static List<TapeSplit> splits(InputConfig inputs) throws IOException {
        InstrumentFile terms =
                inputs.instruments().isPresent()
                        ? InstrumentFile.read(inputs.instruments().get())
                        : InstrumentFile.NONE;
        return new TapeInspector(inputs.venue().orElse(null), inputs.symbols(), terms)
                .inspect(inputs.paths());
    }

    private static void publish(SignalStreams streams, KafkaSection section) throws IOException {
        KafkaConfig kafka = section.at(section.bootstrapServers().get());
        new TopicCreator(kafka).createMissing(section.partitions(), (short) section.replication());
        KafkaPublication.attach(streams, kafka);
    }
}
