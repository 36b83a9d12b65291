package io.tapeflow.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tapeflow.core.execution.Alert;
import io.tapeflow.core.execution.Fill;
import io.tapeflow.core.execution.OrderEvent;
import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.Rejected;
import io.tapeflow.core.market.Side;
import io.tapeflow.core.signal.Detector;
import io.tapeflow.core.signal.PatternMatch;
import io.tapeflow.core.signal.SignalEvent;
import java.io.IOException;
import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The other lines, each against the example in its documentation. */
class JsonCodecsTest {
    private static final String ID = "BTCUSDT.BINANCE-USDM";
    private static final Arrival ARRIVAL =
            Arrival.ofLine(1723075200123456L, "binance-usdm:BTCUSDT", 1234, 0);
    private static final String PLACE =
            "\"tapeId\":\"binance-usdm:BTCUSDT\",\"arrivalNumber\":1234000000";

    private static <T> void check(JsonCodec<T> codec, T value, String line) throws IOException {
        assertThat(codec.write(value)).isEqualTo(line);
        assertThat(codec.read(codec.writeBytes(value))).isEqualTo(value);
    }

    @Test
    void signal() throws IOException {
        check(
                new SignalJson(),
                new SignalEvent(ID, ARRIVAL, 1723075201400000L, 1, Detector.OFI_SURGE, 1, 1.25),
                "{\"v\":1,\"type\":\"SIGNAL\",\"ingestTimeMicros\":1723075200123456,"
                        + "\"instrument\":\"BTCUSDT.BINANCE-USDM\",\"detector\":\"OFI_SURGE\","
                        + "\"direction\":1,\"strength\":1.25,\"eventTimeMicros\":1723075201400000,"
                        + "\"syncEpoch\":1,"
                        + PLACE
                        + "}");
    }

    @Test
    void patternMatch() throws IOException {
        check(
                new PatternMatchJson(),
                new PatternMatch(
                        "paper",
                        ID,
                        ARRIVAL,
                        "momentum-ignition",
                        0,
                        -1,
                        1.5,
                        1,
                        Arrival.ofLine(1723075199000000L, "binance-usdm:BTCUSDT", 1200, 0)),
                "{\"v\":1,\"type\":\"PATTERN\",\"ingestTimeMicros\":1723075200123456,"
                        + "\"account\":\"paper\",\"instrument\":\"BTCUSDT.BINANCE-USDM\","
                        + "\"pattern\":\"momentum-ignition\",\"index\":0,\"direction\":-1,"
                        + "\"strength\":1.5,\"syncEpoch\":1,"
                        + PLACE
                        + ",\"firstIngestTimeMicros\":1723075199000000,"
                        + "\"firstTapeId\":\"binance-usdm:BTCUSDT\","
                        + "\"firstArrivalNumber\":1200000000}");
    }

    @Test
    void signalsAndMatchesAreNotMixedUp() {
        SignalEvent signal = new SignalEvent(ID, ARRIVAL, 0, 1, Detector.BREAKOUT, 1, 1);

        assertThatThrownBy(() -> new PatternMatchJson().read(new SignalJson().write(signal)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("type SIGNAL where PATTERN");
    }

    @Test
    void orderEvent() throws IOException {
        check(
                new OrderEventJson(),
                new OrderEvent(
                        "paper-7",
                        "paper",
                        ID,
                        ARRIVAL,
                        OrderEvent.Status.PARTIALLY_FILLED,
                        Side.SELL,
                        new BigDecimal("0.5"),
                        new BigDecimal("0.25"),
                        null),
                "{\"v\":1,\"orderId\":\"paper-7\",\"ingestTimeMicros\":1723075200123456,"
                        + "\"account\":\"paper\",\"instrument\":\"BTCUSDT.BINANCE-USDM\","
                        + "\"status\":\"PARTIALLY_FILLED\",\"side\":\"SELL\",\"quantity\":\"0.5\","
                        + "\"filledQuantity\":\"0.25\",\"limitPrice\":null,"
                        + PLACE
                        + "}");
    }

    @Test
    void fill() throws IOException {
        check(
                new FillJson(),
                new Fill(
                        "paper-7-1",
                        "paper-7",
                        "paper",
                        ID,
                        ARRIVAL,
                        Side.BUY,
                        new BigDecimal("0.5"),
                        new BigDecimal("61800.2"),
                        new BigDecimal("12.36004"),
                        new BigDecimal("-3.1")),
                "{\"v\":1,\"id\":\"paper-7-1\",\"orderId\":\"paper-7\","
                        + "\"ingestTimeMicros\":1723075200123456,\"account\":\"paper\","
                        + "\"instrument\":\"BTCUSDT.BINANCE-USDM\",\"side\":\"BUY\","
                        + "\"quantity\":\"0.5\",\"price\":\"61800.2\",\"fee\":\"12.36004\","
                        + "\"realisedPnl\":\"-3.1\","
                        + PLACE
                        + "}");
    }

    @Test
    void alert() throws IOException {
        check(
                new AlertJson(),
                new Alert("paper", ID, ARRIVAL, Alert.Kind.FEED_GAP, "expected 42, received 44"),
                "{\"v\":1,\"ingestTimeMicros\":1723075200123456,\"account\":\"paper\","
                        + "\"instrument\":\"BTCUSDT.BINANCE-USDM\",\"kind\":\"FEED_GAP\","
                        + "\"detail\":\"expected 42, received 44\","
                        + PLACE
                        + "}");
    }

    @Test
    void deadLetter() throws IOException {
        check(
                new RejectedJson(),
                new Rejected(
                        ARRIVAL,
                        "",
                        Rejected.Reason.MALFORMED_JSON,
                        "unexpected end",
                        "{\"stream\"\u0000\n"),
                "{\"v\":1,\"ingestTimeMicros\":1723075200123456,\"instrument\":\"\","
                        + "\"reason\":\"MALFORMED_JSON\",\"detail\":\"unexpected end\","
                        + PLACE
                        + ",\"line\":1234,\"payloadChars\":11,"
                        + "\"payload\":\"{\\\"stream\\\"\\u0000\\n\"}");
    }

    /**
     * Malformed input is what this topic is for: no text may break it, half surrogates included.
     */
    @Property
    void deadLetterKeepsAnyText(@ForAll("anyText") String payload) throws IOException {
        Rejected rejected =
                new Rejected(ARRIVAL, ID, Rejected.Reason.MALFORMED_MESSAGE, payload, payload);
        RejectedJson json = new RejectedJson();

        assertThat(json.read(json.writeBytes(rejected))).isEqualTo(rejected);
    }

    @Provide
    Arbitrary<String> anyText() {
        return Arbitraries.strings().withCharRange('\u0000', '\uffff').ofMaxLength(40);
    }

    @Test
    void deadLetterFitsItsTopicWhateverCame() throws IOException {
        String huge = "\ud83d".repeat(RejectedJson.MAX_PAYLOAD_CHARS + 1);
        RejectedJson json = new RejectedJson();

        byte[] bytes =
                json.writeBytes(
                        new Rejected(ARRIVAL, ID, Rejected.Reason.MALFORMED_JSON, huge, huge));

        assertThat(bytes.length).isLessThan(KafkaSinks.MAX_RECORD_BYTES - 100_000);
        assertThat(new String(bytes, 0, 2000, java.nio.charset.StandardCharsets.US_ASCII))
                .contains("\\uD83D");
        assertThat(json.read(bytes).payload()).hasSize(RejectedJson.MAX_PAYLOAD_CHARS);
        assertThat(new String(bytes, java.nio.charset.StandardCharsets.US_ASCII))
                .contains("\"payloadChars\":1000001,");
    }
}
