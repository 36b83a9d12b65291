package io.tapeflow.connectors.kafka;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Makes a Kafka record of ours: key, JSON value, and the producer's own time. Not the time of the
 * record: a replay of last year's tape would be deleted by the topic's retention at once.
 */
final class KeyedJson<T> implements KafkaRecordSerializationSchema<T> {
    private static final long serialVersionUID = 1;

    private final String topic;
    private final Key<T> key;
    private final JsonCodec<T> codec;

    KeyedJson(String topic, Key<T> key, JsonCodec<T> codec) {
        this.topic = topic;
        this.key = key;
        this.codec = codec;
    }

    /** The key of a record. */
    interface Key<T> extends Function<T, String>, Serializable {}

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            T element, KafkaSinkContext context, Long timestamp) {
        byte[] keyBytes = key.apply(element).getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(topic, null, null, keyBytes, codec.writeBytes(element));
    }
}
