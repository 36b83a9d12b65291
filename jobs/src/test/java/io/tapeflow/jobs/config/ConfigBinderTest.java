package io.tapeflow.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigBinderTest {
    @TempDir Path directory;

    public enum Delivery {
        AT_LEAST_ONCE,
        EXACTLY_ONCE
    }

    public record Window(int lengthMillis, int paneMillis, double threshold) {
        public Window {
            if (lengthMillis <= 0) {
                throw new IllegalArgumentException(
                        "lengthMillis must be positive: " + lengthMillis);
            }
            if (paneMillis <= 0 || paneMillis > lengthMillis) {
                throw new IllegalArgumentException(
                        "paneMillis must be in [1, " + lengthMillis + "]: " + paneMillis);
            }
            if (threshold < 0) {
                throw new IllegalArgumentException("threshold must not be negative: " + threshold);
            }
        }

        public static Window defaults() {
            return new Window(1000, 100, 2.5);
        }
    }

    public record Account(String name, List<String> instruments) {}

    public record Settings(
            int parallelism,
            long offset,
            boolean enabled,
            BigDecimal fee,
            Delivery delivery,
            Path out,
            Window window,
            List<Account> accounts,
            Map<String, Integer> weights,
            Optional<String> label,
            Optional<Secret> token) {
        public static Settings defaults() {
            return new Settings(
                    2,
                    0,
                    true,
                    new BigDecimal("0.0004"),
                    Delivery.AT_LEAST_ONCE,
                    Path.of("out"),
                    Window.defaults(),
                    List.of(),
                    Map.of(),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    @Test
    void anEmptyFileIsTheDefaults() {
        assertThat(bind("")).isEqualTo(Settings.defaults());
        assertThat(bind("# nothing but a comment\n")).isEqualTo(Settings.defaults());
    }

    @Test
    void everyTypeIsBound() {
        Settings settings =
                bind(
                        """
                        parallelism: 8
                        offset: 1_723_161_256_000
                        enabled: false
                        fee: 0.0005
                        delivery: exactly-once
                        out: sub/../decisions.jsonl
                        window:
                          lengthMillis: 500
                          threshold: 1e1
                        accounts:
                          - name: paper
                            instruments: [BTCUSDT.BINANCE-USDM, ETHUSDT.BINANCE-USDM]
                        weights: {ofi: 2, tfi: 1}
                        label: "2"
                        token: {env: TOKEN}
                        """);
        assertThat(settings)
                .isEqualTo(
                        new Settings(
                                8,
                                1_723_161_256_000L,
                                false,
                                new BigDecimal("0.0005"),
                                Delivery.EXACTLY_ONCE,
                                directory.resolve("decisions.jsonl"),
                                new Window(500, 100, 10),
                                List.of(
                                        new Account(
                                                "paper",
                                                List.of(
                                                        "BTCUSDT.BINANCE-USDM",
                                                        "ETHUSDT.BINANCE-USDM"))),
                                Map.of("ofi", 2, "tfi", 1),
                                Optional.of("2"),
                                Optional.of(new Secret(Optional.of("TOKEN"), Optional.empty()))));
    }

    @Test
    void allErrorsComeAtOnceInTheOrderOfTheFile() {
        ConfigException failure =
                refused(
                        """
                        paralelism: 8
                        offset: soon
                        delivery: once
                        window:
                          lengthMillis: 50
                          threshold: -1
                          size: 3
                        accounts:
                          - name: paper
                        """);
        assertThat(failure.problems())
                .extracting(ConfigProblem::line, ConfigProblem::path)
                .containsExactly(
                        tuple(1, "paralelism"),
                        tuple(2, "offset"),
                        tuple(3, "delivery"),
                        tuple(4, "window.paneMillis"),
                        tuple(7, "window.size"),
                        tuple(9, "accounts[0].instruments"));
        assertThat(failure)
                .hasMessageStartingWith("test.yaml has 6 errors:\n")
                .hasMessageContaining(
                        "line 1: paralelism: is not a known key; did you mean 'parallelism'?")
                .hasMessageContaining(
                        "line 7: window.size: is not a known key; known here: lengthM");
    }

    @Test
    void severalValuesOutOfRangeInOneRecordAreAllReported() {
        ConfigException failure =
                refused("window:\n  lengthMillis: 500\n  paneMillis: 0\n  threshold: -1\n");
        assertThat(failure.problems())
                .extracting(ConfigProblem::line, ConfigProblem::path, ConfigProblem::message)
                .containsExactly(
                        tuple(3, "window.paneMillis", "must be in [1, 500]: 0"),
                        tuple(4, "window.threshold", "must not be negative: -1.0"));
    }

    public record Weights(double ofi, double tradeFlow, double momentum) {
        public Weights {
            if (!(ofi >= 0 && tradeFlow >= 0 && momentum > ofi)) {
                throw new IllegalArgumentException(
                        "ofi and tradeFlow must not be negative, momentum above ofi");
            }
        }

        public static Weights defaults() {
            return new Weights(1, 2, 3);
        }
    }

    @Test
    void aRefusalThatNamesSeveralComponentsIsPutToThoseAtFault() {
        assertThat(weightsRefused("{ofi: 0.5, tradeFlow: -1, momentum: -2}"))
                .extracting(ConfigProblem::path)
                .containsExactly("tradeFlow", "momentum");
        assertThat(weightsRefused("{ofi: 2, momentum: 1.5}"))
                .extracting(ConfigProblem::toString)
                .containsExactly(
                        "line 1: ofi: ofi and tradeFlow must not be negative, momentum above ofi"
                                + " (is 2)");
    }

    private List<ConfigProblem> weightsRefused(String yaml) {
        ConfigException failure =
                catchThrowableOfType(
                        ConfigException.class,
                        () ->
                                ConfigBinder.bind(
                                        Weights.class, yaml, "w", directory, this::variable));
        return failure.problems();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "parallelism: 2.5          | 'parallelism: ''2.5'' is not a whole number'",
                "parallelism: 3000000000   | 3000000000 is not within -2147483648 and 2147483647",
                "parallelism: [1]          | parallelism: is a list; a single value is wanted",
                "parallelism:              | parallelism: has no value; give one or remove the key",
                "enabled: yes              | 'enabled: ''yes'' is not true or false'",
                "fee: 1O                   | 'fee: ''1O'' is not a number'",
                "fee: .nan                 | 'fee: ''.nan'' is not a number'",
                "delivery: exactly_once    | did you mean 'exactly-once'?",
                "delivery: EXACTLY_ONCE    | did you mean 'exactly-once'?",
                "accounts: paper           | accounts: is 'paper', not a list; write [a, b] or []",
                "accounts: [paper]         | accounts[0]: is 'paper', not a mapping; known keys: name",
                "weights: [1]              | weights: is a list, not a mapping; write name: value",
                "weights: {ofi: x}         | weights.ofi: 'x' is not a whole number",
                "window: 5                 | window: is '5', not a mapping; known keys: lengthMillis",
                "Window: {}                | Window: is not a known key; did you mean 'window'?",
                "window: {pane-millis: 1}  | did you mean 'paneMillis'?",
                "token: hunter2            | token: a secret does not stand in the file itself",
                "token: {env: NOT_SET}     | environment variable NOT_SET is not set or cannot be read; set it",
                "token: {file: missing}    | missing is not set or cannot be read; set it",
                "token: {vault: x}         | token: a secret comes from env or file",
                "'[1, 2]'                  | is a list, not a mapping",
                "'parallelism: ''3'        | line 1: not YAML",
                "'{parallelism: 1, parallelism: 2}' | parallelism",
            })
    void errorsNameTheKeyAndTheRemedy(String yaml, String message) {
        assertThat(refused(yaml)).hasMessageContaining(message);
    }

    @Test
    void aKeyGivenTwiceIsRefused() {
        assertThat(refused("offset: 1\nparallelism: 2\noffset: 3\n"))
                .hasMessageContaining("line 3")
                .hasMessageContaining("offset");
    }

    @Test
    void aSecondDocumentIsRefused() {
        assertThat(refused("offset: 1\n---\noffset: 2\n")).hasMessageContaining("second document");
    }

    @Test
    void aSecretComesFromAFileAndIsNeverShown() throws IOException {
        Files.writeString(directory.resolve("token.txt"), "s3cret\n");
        Settings settings = bind("token: {file: token.txt}");
        assertThat(settings.token().orElseThrow().reveal(this::variable)).isEqualTo("s3cret");
        assertThat(settings.toString()).doesNotContain("s3cret").contains("token.txt");
        assertThat(bind("token: {env: TOKEN}").toString()).doesNotContain("s3cret");
    }

    @Test
    void aSecretWrittenIntoTheFileIsNotRepeatedInTheError() {
        assertThat(refused("token: hunter2")).hasMessageNotContaining("hunter2");
    }

    @Test
    void aMissingFileIsNamed() {
        ConfigException failure =
                catchThrowableOfType(
                        ConfigException.class,
                        () -> ConfigBinder.bind(Settings.class, directory.resolve("absent.yaml")));
        assertThat(failure).hasMessageContaining("absent.yaml").hasMessageContaining("not exist");
    }

    private Settings bind(String yaml) {
        return ConfigBinder.bind(Settings.class, yaml, "test.yaml", directory, this::variable);
    }

    private ConfigException refused(String yaml) {
        ConfigException failure = catchThrowableOfType(ConfigException.class, () -> bind(yaml));
        assertThat(failure).as("refusal of: %s", yaml).isNotNull();
        return failure;
    }

    private String variable(String name) {
        return name.equals("TOKEN") ? "s3cret" : null;
    }
}
