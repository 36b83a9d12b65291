package io.tapeflow.connectors.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStream;
import io.tapeflow.connectors.tape.TapeLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** The recorded captures as lines, read by the plainest means. */
public final class Captures {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Captures() {}

    /** A file of the recorded data; the test that asks is skipped where it is absent. */
    public static Path file(String name) {
        Path file = Path.of(System.getProperty("tapeflow.data", "../../shared/data"), name);
        Assumptions.assumeTrue(Files.exists(file), "recorded data absent: " + file);
        return file;
    }

    /** Lines of {@code <nanoseconds> <JSON>}, running on across the files. */
    public static List<TapeLine> gz(String... names) throws IOException {
        List<TapeLine> lines = new ArrayList<>();
        for (String name : names) {
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file(name)));
                    BufferedReader reader =
                            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                String text;
                while ((text = reader.readLine()) != null) {
                    int space = text.indexOf(' ');
                    long micros = Long.parseLong(text.substring(0, space)) / 1000;
                    lines.add(
                            line(
                                    lines.size() + 1,
                                    micros,
                                    "",
                                    TapeLine.Type.FRAME,
                                    text.substring(space + 1)));
                }
            }
        }
        return lines;
    }

    /** Lines of a cryptofeed conversation in order of time. */
    public static List<TapeLine> conversation(String name) throws IOException {
        List<JsonNode> nodes = new ArrayList<>();
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                new ZstdInputStream(Files.newInputStream(file(name))),
                                StandardCharsets.UTF_8))) {
            String text;
            while ((text = reader.readLine()) != null) {
                nodes.add(MAPPER.readTree(text));
            }
        }
        nodes.removeIf(node -> node.path("t").asText().equals("header"));
        nodes.sort(Comparator.comparingDouble(node -> node.path("ts").asDouble()));
        List<TapeLine> lines = new ArrayList<>();
        for (JsonNode node : nodes) {
            long micros = Math.round(node.path("ts").asDouble() * 1e6);
            long number = lines.size() + 1;
            String connection = node.path("conn").asText();
            String data = node.path("data").asText();
            lines.add(
                    switch (node.path("t").asText()) {
                        case "http" -> {
                            String url = node.path("url").asText();
                            String path = url.substring(url.indexOf('/', 8));
                            yield line(number, micros, path, TapeLine.Type.REST, data);
                        }
                        case "connect" ->
                                line(
                                        number,
                                        micros,
                                        connection,
                                        TapeLine.Type.OPEN,
                                        node.path("addr").asText());
                        case "recv" -> line(number, micros, connection, TapeLine.Type.FRAME, data);
                        default -> line(number, micros, connection, TapeLine.Type.OTHER, data);
                    });
        }
        return lines;
    }

    /** A line. */
    public static TapeLine line(
            long number, long ingestMicros, String connection, TapeLine.Type type, String payload) {
        TapeLine line = new TapeLine();
        line.number = number;
        line.ingestTimeMicros = ingestMicros;
        line.connection = connection;
        line.type = type;
        line.bytes = payload.getBytes(StandardCharsets.UTF_8);
        line.length = line.bytes.length;
        return line;
    }
}
