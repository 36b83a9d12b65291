package io.tapeflow.jobs;

import io.tapeflow.connectors.kafka.KafkaConfig;
import io.tapeflow.connectors.kafka.KafkaSinks;
import io.tapeflow.core.signal.PatternMatch;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Publishes what a job gives to the topics of Kafka. */
public final class KafkaPublication {
    private static final String STORE = "kafka";

    private KafkaPublication() {}

    /** Adds the sinks; the topics must exist. */
    public static void attach(SignalStreams streams, KafkaConfig config) {
        KafkaSinks sinks = new KafkaSinks(config);
        publish(streams.decisions(), "decisions", sinks.decisions());
        publish(streams.orders(), "orders", sinks.orders());
        publish(streams.fills(), "fills", sinks.fills());
        publish(streams.alerts(), "alerts", sinks.alerts());
        publish(streams.signals(), "signals", sinks.signals());
        publish(streams.rejected(), "dead-letters", sinks.deadLetters());
        DataStream<PatternMatch> matches = null;
        for (DataStream<PatternMatch> ofPattern : streams.matches()) {
            matches = matches == null ? ofPattern : matches.union(ofPattern);
        }
        if (matches != null) {
            publish(matches, "pattern-matches", sinks.patternMatches());
        }
    }

    private static <T> void publish(DataStream<T> stream, String name, Sink<T> sink) {
        String uid = Uids.sink(name, STORE);
        stream.sinkTo(sink).uid(uid).name(uid);
    }
}
