package io.tapeflow.connectors.influxdb;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.InfluxDBClientOptions;
import com.influxdb.client.WriteApiBlocking;
import com.influxdb.client.domain.WritePrecision;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/**
 * Sends one request at a time through the official client's blocking API. Its asynchronous one
 * buffers and drops by itself, outside of checkpoints.
 */
final class InfluxDbEndpoint implements AutoCloseable {
    private final Dispatcher requests = new Dispatcher();
    private final InfluxDBClient client;
    private final WriteApiBlocking api;

    InfluxDbEndpoint(InfluxDbTarget target, long requestTimeoutMillis) throws IOException {
        Duration timeout = Duration.ofMillis(requestTimeoutMillis);
        OkHttpClient.Builder http =
                new OkHttpClient.Builder()
                        .dispatcher(requests)
                        .connectTimeout(timeout)
                        .writeTimeout(timeout)
                        .readTimeout(timeout)
                        .callTimeout(timeout);
        InfluxDBClientOptions.Builder options =
                InfluxDBClientOptions.builder()
                        .url(target.url())
                        .org(target.org())
                        .bucket(target.bucket())
                        .okHttpClient(http);
        char[] token = target.token().read();
        if (token.length > 0) {
            options.authenticateToken(token);
        }
        client = InfluxDBClientFactory.create(options.build());
        api = client.getWriteApiBlocking();
    }

    /** Returns when the store has the points; else throws, see {@link WriteFailure}. */
    void write(List<String> lines) {
        api.writeRecords(WritePrecision.NS, lines);
    }

    /** Ends a request under way, which an interrupt alone does not. */
    void cancel() {
        requests.cancelAll();
    }

    @Override
    public void close() {
        client.close();
    }
}
