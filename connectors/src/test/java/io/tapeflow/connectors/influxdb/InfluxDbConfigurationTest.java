package io.tapeflow.connectors.influxdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfluxDbConfigurationTest {
    @TempDir Path directory;

    @Test
    void theTokenIsNeitherShownNorSent() throws Exception {
        Path file = Files.writeString(directory.resolve("token"), "s3cret");
        InfluxDbTarget target =
                new InfluxDbTarget("http://h:1", "o", "b", InfluxDbToken.fromFile(file));
        InfluxDbSink sink = new InfluxDbSink(target, InfluxDbDelivery.of(WhenFull.DROP_OLDEST));

        assertThat(target.toString()).contains(file.toString()).doesNotContain("s3cret");
        byte[] job = InstantiationUtil.serializeObject(sink);
        assertThat(new String(job, StandardCharsets.ISO_8859_1)).doesNotContain("s3cret");
        assertThat(target.token().read()).isEqualTo("s3cret".toCharArray());
    }

    @Test
    void aMissingTokenIsAnErrorThatSaysWhere() throws Exception {
        assertThatThrownBy(() -> InfluxDbToken.fromEnvironment("TAPEFLOW_NO_SUCH_VARIABLE").read())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("TAPEFLOW_NO_SUCH_VARIABLE");
        assertThatThrownBy(() -> InfluxDbToken.fromFile(directory.resolve("none")).read())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none");
        Path empty = Files.writeString(directory.resolve("empty"), " \n");
        assertThatThrownBy(() -> InfluxDbToken.fromFile(empty).read())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("missing");
        assertThat(InfluxDbToken.none().read()).isEmpty();
    }

    @Test
    void refusesSecretsInTheAddressAndShowsNone() {
        assertThatThrownBy(() -> target("http://user:hunter2@h:1"))
                .hasMessageContaining("no user")
                .hasMessageNotContaining("hunter2");
        assertThatThrownBy(() -> target("http://h:1/?token=hunter2"))
                .hasMessageContaining("query")
                .hasMessageNotContaining("hunter2");
        assertThatThrownBy(() -> target("h:1")).hasMessageContaining("http://host:port");
        assertThatThrownBy(() -> new InfluxDbTarget("http://h:1", "", "b", InfluxDbToken.none()))
                .hasMessageContaining("org");
    }

    private static InfluxDbTarget target(String url) {
        return new InfluxDbTarget(url, "o", "b", InfluxDbToken.none());
    }

    @Test
    void refusesBoundsThatCannotWork() {
        assertThatThrownBy(() -> delivery(1, 10, 1, 1, 1, 1)).hasMessageContaining("buffer");
        assertThatThrownBy(() -> delivery(1 << 20, 0, 1, 1, 1, 1)).hasMessageContaining("batches");
        assertThatThrownBy(() -> delivery(1 << 20, 1, 0, 1, 1, 1)).hasMessageContaining("timeout");
        assertThatThrownBy(() -> delivery(1 << 20, 1, 1, 2, 1, 1)).hasMessageContaining("backoff");
        assertThatThrownBy(() -> delivery(1 << 20, 1, 1, 1, 1, -1)).hasMessageContaining("drain");
    }

    private static InfluxDbDelivery delivery(
            long buffer, int batch, long request, long first, long max, long drain) {
        return new InfluxDbDelivery(
                WhenFull.DROP_OLDEST, buffer, batch, 1, request, first, max, drain);
    }
}
