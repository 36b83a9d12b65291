package io.tapeflow.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.Side;
import io.tapeflow.core.strategy.Decision;
import java.io.IOException;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** The line of a decision: fixed, complete, and readable again. */
class DecisionJsonTest {
    private final DecisionJson json = new DecisionJson();

    private static Decision decision(double score, BigDecimal price, double... contributions) {
        return new Decision(
                "paper-BTCUSDT.BINANCE-USDM-7",
                "paper",
                "BTCUSDT.BINANCE-USDM",
                Arrival.ofLine(1723075200123456L, "binance-usdm:BTCUSDT", 1234, 2),
                7,
                Decision.Kind.ENTRY,
                Side.BUY,
                new BigDecimal("0.500"),
                price,
                true,
                Decision.Reason.ACCEPTED,
                Decision.Cause.SCORE,
                score,
                0.75,
                contributions);
    }

    @Test
    void hasThisLine() {
        String line =
                json.write(
                        decision(
                                0.1 + 0.2,
                                new BigDecimal("61800.20"),
                                0.4,
                                Double.NaN,
                                -1e-7,
                                0,
                                2.5));

        assertThat(line)
                .isEqualTo(
                        "{\"v\":1,\"id\":\"paper-BTCUSDT.BINANCE-USDM-7\","
                                + "\"ingestTimeMicros\":1723075200123456,\"account\":\"paper\","
                                + "\"instrument\":\"BTCUSDT.BINANCE-USDM\",\"kind\":\"ENTRY\","
                                + "\"side\":\"BUY\",\"quantity\":\"0.5\",\"price\":\"61800.2\","
                                + "\"accepted\":true,\"reason\":\"ACCEPTED\",\"cause\":\"SCORE\","
                                + "\"score\":0.30000000000000004,\"confidence\":0.75,"
                                + "\"contributions\":{\"OFI\":0.4,\"TRADE_FLOW\":null,"
                                + "\"MOMENTUM\":-1.0E-7,\"QUEUE_IMBALANCE\":0.0,"
                                + "\"PATTERNS\":2.5},"
                                + "\"tapeId\":\"binance-usdm:BTCUSDT\","
                                + "\"arrivalNumber\":1234000002,\"sequence\":7}");
    }

    @Test
    void writesTheSameNumberInOneWay() {
        assertThat(json.write(decision(1, new BigDecimal("6E+4"), 0, 0, 0, 0, 0)))
                .isEqualTo(json.write(decision(1, new BigDecimal("60000.00"), 0, 0, 0, 0, 0)))
                .contains("\"price\":\"60000\"");
    }

    /** Double.toString of Java 17 says 1.9999999999999998E23, that of Java 19 what stands here. */
    @Test
    void writesDoublesWithTheFewestDigitsOnEveryJava() {
        assertThat(json.write(decision(2e23, null, 0, 0, 0, 0, 0))).contains("\"score\":2.0E23,");
    }

    @Property
    void readsBackEveryNumber(
            @ForAll double score,
            @ForAll BigDecimal price,
            @ForAll @LongRange(min = 0) long micros,
            @ForAll String id)
            throws IOException {
        if (Double.isInfinite(score)) {
            return;
        }
        Decision written = decision(score, price, score, 0, Double.NaN, 1, -1);
        Decision read = json.read(json.write(written));

        assertThat(read.score()).isEqualTo(score);
        assertThat(read.price()).isEqualByComparingTo(price);
        assertThat(read.contributions()).containsExactly(score, 0, Double.NaN, 1, -1);
        assertThat(read)
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .withEqualsForType(Double::equals, Double.class)
                .isEqualTo(written);
        assertThat(json.write(read)).isEqualTo(json.write(written));
    }

    @Test
    void keepsWhatIsAbsentAbsent() throws IOException {
        Decision cancel =
                new Decision(
                        "a-7",
                        "a",
                        "i",
                        new Arrival(1, "t", Arrival.AFTER_ALL),
                        7,
                        Decision.Kind.CANCEL,
                        null,
                        null,
                        null,
                        true,
                        Decision.Reason.ACCEPTED,
                        Decision.Cause.BOOK_STALE,
                        Double.NaN,
                        Double.NaN,
                        new double[5]);

        Decision read = json.read(json.write(cancel));

        assertThat(read)
                .usingRecursiveComparison()
                .withEqualsForType(Double::equals, Double.class)
                .isEqualTo(cancel);
    }

    @Test
    void isJsonThatAnyoneCanRead() throws IOException {
        JsonNode node =
                new ObjectMapper()
                        .readTree(
                                json.write(decision(0.5, BigDecimal.ONE, 0.1, 0.2, 0.3, 0.4, 0.5)));

        assertThat(node.get("contributions").get("TRADE_FLOW").doubleValue()).isEqualTo(0.2);
        assertThat(node.get("quantity").isTextual()).isTrue();
    }

    @Test
    void refusesWhatItCannotSay() {
        assertThatThrownBy(() -> json.write(decision(1.0 / 0, BigDecimal.ONE, 0, 0, 0, 0, 0)))
                .hasMessageContaining("score is infinite");
        assertThatThrownBy(() -> json.write(decision(1, BigDecimal.ONE, 0, 0)))
                .hasMessageContaining("2 contributions of 5");
    }

    @Test
    void errorsNameTheField() {
        String line = json.write(decision(1, BigDecimal.ONE, 0, 0, 0, 0, 0));

        assertThatThrownBy(() -> json.read(line.replace("\"v\":1", "\"v\":2")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("version 2");
        assertThatThrownBy(() -> json.read(line.replace("\"cause\"", "\"because\"")))
                .hasMessageContaining("'cause' is missing");
        assertThatThrownBy(() -> json.read(line.replace("ENTRY", "ENTRANCE")))
                .hasMessageContaining("kind: no Kind 'ENTRANCE'");
        assertThatThrownBy(() -> json.read(line.replace("\"0.5\"", "\"half\"")))
                .hasMessageContaining("quantity: 'half'");
        assertThatThrownBy(() -> json.read(line.replace("\"0.5\"", "0.5")))
                .hasMessageContaining("quantity: 0.5 is not text");
        assertThatThrownBy(() -> json.read(line.substring(0, line.length() - 1)))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> json.read(line + "x")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> json.read(line.replace("\"TRADE_FLOW\"", "\"VPIN\"")))
                .hasMessageContaining("'TRADE_FLOW' is missing");
    }
}
