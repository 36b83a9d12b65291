package io.tapeflow.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tapeflow.core.market.Venue;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** config.yaml in the root documents every key there is, with its true default. */
final class SampleConfigTest {
    private static final Path SAMPLE = Path.of("../config.yaml");

    @Test
    void itsValuesAreTheDefaults() {
        assertThat(RunConfig.read(SAMPLE)).isEqualTo(RunConfig.defaults());
    }

    @Test
    void itHasEveryKey() throws IOException {
        List<String> lines = Files.readAllLines(SAMPLE);
        ConfigNode document = new ConfigReader(new ArrayList<>()).read(Files.readString(SAMPLE));
        List<String> missing = new ArrayList<>();
        findMissing(RunConfig.class, document, "", lines, missing);
        assertThat(missing).isEmpty();
    }

    /** An optional key has no default to show, so it stands in a comment. */
    private static void findMissing(
            Class<?> type, ConfigNode node, String path, List<String> lines, List<String> missing) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = component.getName();
            ConfigNode child = node.keys().get(name);
            boolean optional = component.getType() == Optional.class;
            if (optional && lines.stream().anyMatch(line -> line.matches(" *# " + name + ": .*"))) {
                continue;
            }
            if (child == null) {
                missing.add(path + name);
            } else if (component.getType().isRecord()) {
                findMissing(component.getType(), child, path + name + ".", lines, missing);
            }
        }
    }

    @Test
    void itsCommentedKeysAreKnown() throws IOException {
        String text = Files.readString(SAMPLE);
        text = text.replaceAll("(?m)^( *)# ([a-z][a-zA-Z]+: .*)$", "$1$2");
        text = text.replace("{env: INFLUX_TOKEN}", "{env: TOKEN}");
        text = text.replace("embedded: true", "embedded: false");
        Path here = Path.of("").toAbsolutePath();
        RunConfig config = ConfigBinder.bind(RunConfig.class, text, "sample", here, name -> "x");
        assertThat(config.inputs().venue()).contains(Venue.BINANCE_SPOT);
        assertThat(config.inputs().instruments()).isPresent();
        assertThat(config.checkpoint().directory()).isPresent();
        assertThat(config.kafka().bootstrapServers()).contains("localhost:9092");
        assertThat(config.metrics().url()).contains("http://localhost:8086");
        assertThat(config.metrics().token()).isPresent();
    }

    @Test
    void aPatternOutsideTheCatalogueIsRefusedByName() {
        assertThat(
                        catchThrowable(
                                () ->
                                        ConfigBinder.bind(
                                                RunConfig.class,
                                                "patterns: [momentum-ignitoin]",
                                                "c",
                                                Path.of("."),
                                                name -> null)))
                .hasMessageContaining("line 1: patterns: ")
                .hasMessageContaining("did you mean 'momentum-ignition'?");
    }
}
