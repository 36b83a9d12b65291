package io.tapeflow.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.junit.jupiter.api.Test;

class KafkaConfigTest {
    private static KafkaConfig with(DeliveryGuarantee delivery, Map<String, String> client) {
        return new KafkaConfig(
                "127.0.0.1:9092",
                delivery,
                new Topics("tapeflow"),
                "tapeflow",
                Duration.ofMinutes(15),
                client);
    }

    @Test
    void showsNoSecret() {
        KafkaConfig config =
                with(
                        DeliveryGuarantee.EXACTLY_ONCE,
                        Map.of(
                                "sasl.jaas.config", "user=u password=hunter2",
                                "ssl.keystore.password", "hunter3"));

        assertThat(config.toString())
                .contains("sasl.jaas.config", "ssl.keystore.password", "127.0.0.1:9092")
                .doesNotContain("hunter");
        assertThat(config.clientProperties())
                .containsEntry("ssl.keystore.password", "hunter3")
                .containsEntry("bootstrap.servers", "127.0.0.1:9092");
    }

    @Test
    void refusesWhatWouldBreakItsPromise() {
        assertThatThrownBy(() -> with(DeliveryGuarantee.NONE, Map.of()))
                .hasMessageContaining("NONE");
        assertThatThrownBy(() -> with(DeliveryGuarantee.AT_LEAST_ONCE, Map.of("acks", "0")))
                .hasMessageContaining("acks");
        assertThatThrownBy(() -> KafkaConfig.of(" ")).hasMessageContaining("bootstrap servers");
        assertThatThrownBy(() -> new Topics("a b")).hasMessageContaining("'a b'");
    }

    @Test
    void namesTheTopics() {
        assertThat(new Topics("tapeflow").all())
                .containsExactly(
                        "tapeflow.signals",
                        "tapeflow.decisions",
                        "tapeflow.orders",
                        "tapeflow.fills",
                        "tapeflow.alerts",
                        "tapeflow.dead-letter");
    }
}
