package io.tapeflow.connectors.influxdb;

import java.io.Serializable;
import java.net.URI;

/**
 * The store to write to: InfluxDB, or another server of its v2 write protocol.
 *
 * @param url {@code http://host:port}, without user or query
 * @param org organization; a server that has none takes any
 * @param bucket bucket; a server that has none takes any
 */
public record InfluxDbTarget(String url, String org, String bucket, InfluxDbToken token)
        implements Serializable {

    public InfluxDbTarget {
        URI uri = URI.create(url);
        if (uri.getHost() == null
                || uri.getScheme() == null
                || !uri.getScheme().matches("https?")) {
            throw new IllegalArgumentException(
                    "InfluxDB url: http://host:port or https://host:port");
        }
        if (uri.getUserInfo() != null || uri.getQuery() != null) {
            throw new IllegalArgumentException(
                    "InfluxDB url: no user, password or query in it; a token has its own key");
        }
        if (org.isBlank() || bucket.isBlank()) {
            throw new IllegalArgumentException("InfluxDB org and bucket must be named");
        }
    }
}
