package io.tapeflow.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.core.execution.Alert;
import io.tapeflow.core.market.Arrival;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.util.InstantiationUtil;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class KeyedJsonTest {
    private final Alert alert =
            new Alert("paper", "X.Y", new Arrival(1_000, "t", 1), Alert.Kind.FEED_GAP, "d");

    @Test
    void hasTopicKeyAndValueButNotTheTimeOfTheRecord() {
        ProducerRecord<byte[], byte[]> record =
                new KeyedJson<>("alerts", Alert::instrument, new AlertJson())
                        .serialize(alert, null, 1L);

        assertThat(record.topic()).isEqualTo("alerts");
        assertThat(record.key()).asString().isEqualTo("X.Y");
        assertThat(record.value()).asString().isEqualTo(new AlertJson().write(alert));
        assertThat(record.timestamp()).isNull();
    }

    @Test
    void everySinkCanBeSentToACluster() {
        for (DeliveryGuarantee delivery :
                new DeliveryGuarantee[] {
                    DeliveryGuarantee.AT_LEAST_ONCE, DeliveryGuarantee.EXACTLY_ONCE
                }) {
            KafkaSinks sinks =
                    new KafkaSinks(KafkaConfig.of("127.0.0.1:9092").withDelivery(delivery));
            for (Object sink :
                    new Object[] {
                        sinks.decisions(),
                        sinks.signals(),
                        sinks.patternMatches(),
                        sinks.orders(),
                        sinks.fills(),
                        sinks.alerts(),
                        sinks.deadLetters()
                    }) {
                assertThat(InstantiationUtil.isSerializable(sink)).isTrue();
            }
        }
    }
}
