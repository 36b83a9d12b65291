package io.tapeflow.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tapeflow.connectors.kafka.KafkaConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that are right each by itself and wrong for a run. */
final class RunConfigTest {
    private static final List<String> READ =
            List.of("BTCUSDT.BINANCE-USDM", "ETHUSDT.BINANCE-USDM");

    @Test
    void symbolsAreInUpperCaseHoweverTheyWereWritten() {
        assertThat(read("inputs: {symbols: [btcusdt, EthUsdt]}").inputs().symbols())
                .containsExactly("BTCUSDT", "ETHUSDT");
    }

    @Test
    void anAccountThatTradesWhatIsNotReadIsRefused() {
        RunConfig config =
                read(
                        "accounts: {slow: [], fast: [ETHUSDT.BINANCE-USDM, BTCUSDT.BINANCE-USDN,"
                                + " XY.Z]}");
        assertThatThrownBy(() -> config.requireTradable(READ))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("has 2 errors")
                .hasMessageContaining(
                        "accounts.fast[1]: no input holds 'BTCUSDT.BINANCE-USDN'; did you mean"
                                + " 'BTCUSDT.BINANCE-USDM'?")
                .hasMessageContaining(
                        "accounts.fast[2]: no input holds 'XY.Z'; known here: BTCUSDT.BINANCE-USDM,"
                                + " ETHUSDT.BINANCE-USDM");
        assertThatCode(() -> read("accounts: {a: [BTCUSDT.BINANCE-USDM]}").requireTradable(READ))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"0, 900000", "60000, 60000", "60001, 60000"})
    void exactlyOnceNeedsCheckpointsWithinItsTransactions(long interval, long timeout) {
        assertThat(refused(exactlyOnce(interval, timeout)))
                .hasMessageContaining("kafka.delivery exactly-once")
                .hasMessageContaining("checkpoint.intervalMillis must be above 0")
                .hasMessageContaining("below kafka.transactionTimeoutMillis");
    }

    @Test
    void exactlyOnceIsTakenWhereItsTransactionsOutliveACheckpoint() {
        assertThatCode(() -> read(exactlyOnce(59_999, 60_000))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "features: {silenceMillis: 9223372036854775807} | features.silenceMillis: must be at",
                "watermarkCadenceMillis: 31622400001    | watermarkCadenceMillis: must be at most 3",
                "checkpoint: {intervalMillis: 31622400001} | checkpoint.intervalMillis: must be at",
                "decisions: {strategy: {maxHoldMillis: 31622400001}} | strategy.maxHoldMillis: must",
                "decisions: {strategy: {staleAlertMillis: 31622400001}} | staleAlertMillis: must be",
                "decisions: {paper: {latencyMillis: 31622400001}} | paper.latencyMillis: must be at",
                "decisions: {fusion: {patternHalfLifeMillis: 31622400001}} | LifeMillis: must be at",
                "kafka: {transactionTimeoutMillis: 2147483648} | must be 1000 to 2147483647",
            })
    void timesThatWouldOverflowAreRefused(String yaml, String message) {
        assertThat(refused(yaml)).hasMessageContaining(message);
    }

    @Test
    void aYearIsNotTooLong() {
        assertThat(read("features: {silenceMillis: 31622400000}").features().silenceMillis())
                .isEqualTo(366L * 86_400_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "topicPrefix: a/b            | kafka.topicPrefix: must be up to 200 letters",
                "topicPrefix: ''             | kafka.topicPrefix: must be up to 200 letters",
                "'embedded: false, bootstrapServers: \" \"' | kafka.bootstrapServers: must not be empty",
                "transactionalIdPrefix: ' '  | kafka.transactionalIdPrefix: must not be empty",
                "client: {acks: 0}           | kafka.client: must not hold acks, which Tapeflow sets",
                "secrets: {acks: {env: X}}   | kafka.secrets: must not hold acks, which Tapeflow set",
                "client: {sasl.jaas.config: s3} | kafka.client: must not hold sasl.jaas.config",
                "client: {ssl.key.Password: s3} | looks like a secret; move it to kafka.secrets",
                "client: {a.client.secret: s3}  | looks like a secret; move it to kafka.secrets",
            })
    void whatKafkaWouldRefuseIsRefusedByItsKey(String yaml, String message) {
        assertThat(refused("kafka: {" + yaml + "}"))
                .hasMessageContaining(message)
                .hasMessageNotContaining("s3");
    }

    @Test
    void twoJobsCanShareTopicsButNotTransactions() throws IOException {
        assertThat(read("kafka: {topicPrefix: a}").kafka().at("h:1").transactionalIdPrefix())
                .isEqualTo("a");
        KafkaConfig own =
                read("kafka: {topicPrefix: a, transactionalIdPrefix: b}").kafka().at("h:1");
        assertThat(own.transactionalIdPrefix()).isEqualTo("b");
        assertThat(own.topics().decisions()).isEqualTo("a.decisions");
    }

    private static String exactlyOnce(long interval, long timeout) {
        return "checkpoint: {intervalMillis: %d}\nkafka: {delivery: exactly-once, transactionTimeoutMillis: %d}"
                .formatted(interval, timeout);
    }

    static ConfigException refused(String yaml) {
        ConfigException failure = catchThrowableOfType(ConfigException.class, () -> read(yaml));
        assertThat(failure).as("refusal of: %s", yaml).isNotNull();
        return failure;
    }

    static RunConfig read(String yaml) {
        return ConfigBinder.bind(
                RunConfig.class, yaml, "c", Path.of("").toAbsolutePath(), n -> "x");
    }
}
