package io.tapeflow.local.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks QuestDB's HTTP endpoint in SQL. */
public final class QuestDbSql {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final URI url;

    /**
     * @param url base of the HTTP endpoint
     */
    public QuestDbSql(URI url) {
        this.url = url;
    }

    /**
     * Runs a statement.
     *
     * @return the rows of a query, each column as text or null; no row for other statements
     * @throws IOException if QuestDB cannot be reached or refuses the statement
     */
    public List<List<String>> execute(String statement) throws IOException {
        String query = "/exec?query=" + URLEncoder.encode(statement, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(url.resolve(query)).timeout(TIMEOUT).build();
        try {
            HttpResponse<String> response =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException(
                        "QuestDB answered " + response.statusCode() + ": " + response.body());
            }
            return rows(MAPPER.readTree(response.body()).path("dataset"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking QuestDB", e);
        }
    }

    private static List<List<String>> rows(JsonNode dataset) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode values : dataset) {
            List<String> row = new ArrayList<>();
            for (JsonNode value : values) {
                row.add(value.isNull() ? null : value.asText());
            }
            rows.add(row);
        }
        return rows;
    }
}
