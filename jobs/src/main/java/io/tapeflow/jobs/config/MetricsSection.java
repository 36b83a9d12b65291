package io.tapeflow.jobs.config;

import io.tapeflow.connectors.influxdb.InfluxDbTarget;
import io.tapeflow.connectors.influxdb.InfluxDbToken;
import java.util.Optional;

/**
 * Where metrics are written. With neither an embedded store nor a url nothing is.
 *
 * @param embedded a QuestDB inside the process, for as long as it runs
 * @param url base address of a store that takes the InfluxDB v2 write protocol
 * @param org organisation of an InfluxDB
 * @param bucket where in it
 * @param token what lets us write
 */
public record MetricsSection(
        boolean embedded, Optional<String> url, String org, String bucket, Optional<Secret> token) {

    public MetricsSection {
        if (embedded && url.isPresent()) {
            throw new IllegalArgumentException("embedded must be false where url is given");
        }
        url.ifPresent(given -> new InfluxDbTarget(given, org, bucket, InfluxDbToken.none()));
    }

    public static MetricsSection defaults() {
        return new MetricsSection(true, Optional.empty(), "tapeflow", "tapeflow", Optional.empty());
    }

    /**
     * The store to write to.
     *
     * @param address the url given, or the embedded store's
     */
    public InfluxDbTarget at(String address) {
        return new InfluxDbTarget(
                address,
                org,
                bucket,
                token.map(MetricsSection::reference).orElseGet(InfluxDbToken::none));
    }

    /** The token is read where the writer runs. */
    private static InfluxDbToken reference(Secret secret) {
        return secret.variable()
                .map(InfluxDbToken::fromEnvironment)
                .orElseGet(() -> InfluxDbToken.fromFile(secret.file().orElseThrow()));
    }
}
