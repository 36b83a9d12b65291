package io.tapeflow.jobs.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads YAML into a tree that remembers its lines. */
final class ConfigReader {
    private final List<ConfigProblem> problems;

    ConfigReader(List<ConfigProblem> problems) {
        this.problems = problems;
    }

    /** The document, an empty one as an empty mapping; null where it is not YAML. */
    ConfigNode read(String yaml) {
        try (YAMLParser parser = new YAMLFactory().createParser(yaml)) {
            JsonToken first = parser.nextToken();
            if (first == null || first == JsonToken.VALUE_NULL) {
                return ConfigNode.ofKeys(1, Map.of());
            }
            ConfigNode document = value(parser, "");
            if (parser.nextToken() != null) {
                problems.add(
                        new ConfigProblem(
                                "", line(parser), "a second document begins here", "keep one"));
            }
            return document;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            String reason = e.getOriginalMessage().lines().findFirst().orElse("");
            problems.add(
                    new ConfigProblem("", line, "not YAML: " + reason, "check the indentation"));
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ConfigNode value(YAMLParser parser, String path) throws IOException {
        int line = line(parser);
        if (parser.isCurrentAlias()) {
            problems.add(
                    new ConfigProblem(
                            path, line, "aliases are not known here", "repeat the value"));
            return ConfigNode.ofNothing(line);
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(parser, path, line);
            case START_ARRAY -> list(parser, path, line);
            case VALUE_NULL -> ConfigNode.ofNothing(line);
            default -> ConfigNode.ofScalar(line, parser.getText(), isText(parser));
        };
    }

    private ConfigNode mapping(YAMLParser parser, String path, int line) throws IOException {
        Map<String, ConfigNode> keys = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int keyLine = line(parser);
            String keyPath = path.isEmpty() ? key : path + "." + key;
            parser.nextToken();
            ConfigNode value = value(parser, keyPath);
            ConfigNode earlier = keys.putIfAbsent(key, onLine(value, keyLine));
            if (earlier != null) {
                problems.add(
                        new ConfigProblem(
                                keyPath,
                                keyLine,
                                "given twice, first on line " + earlier.line(),
                                "keep one"));
            }
        }
        return ConfigNode.ofKeys(line, keys);
    }

    private ConfigNode list(YAMLParser parser, String path, int line) throws IOException {
        List<ConfigNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser, path + "[" + items.size() + "]"));
        }
        return ConfigNode.ofItems(line, items);
    }

    /** A key's value is found by the line of its key, also when it begins on the next. */
    private static ConfigNode onLine(ConfigNode node, int line) {
        return new ConfigNode(line, node.scalar(), node.quoted(), node.items(), node.keys());
    }

    private static boolean isText(JsonParser parser) {
        return parser.currentToken() == JsonToken.VALUE_STRING;
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }
}
