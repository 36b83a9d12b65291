package io.tapeflow.connectors.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.connectors.exchange.Captures;
import io.tapeflow.connectors.tape.TapeLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the scanner recognises, Jackson reads to the same fields; the rest is left to Jackson. */
final class BinanceScannerTest {
    /** Bytes that change what JSON means more often than random ones do. */
    private static final byte[] TELLING =
            "\"\"\",:{}[]\\.-+0123456789eEtfnul sbaupTUX\u0000\u0001\u007f\u00ff"
                    .getBytes(StandardCharsets.ISO_8859_1);

    private final BinanceScanner scanner = new BinanceScanner();
    private final BinanceJson json = new BinanceJson();
    private final BinanceMessage scanned = new BinanceMessage();
    private final BinanceMessage parsed = new BinanceMessage();

    private boolean recognisedAlike(byte[] bytes, int offset, int length) {
        boolean recognised = scanner.read(bytes, offset, length, scanned);
        if (recognised) {
            String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
            assertThat(json.read(bytes, offset, length, parsed)).as(text).isTrue();
            assertThat(fields(scanned)).as(text).isEqualTo(fields(parsed));
        }
        return recognised;
    }

    private static TreeMap<String, Object> fields(BinanceMessage message) {
        TreeMap<String, Object> fields = new TreeMap<>();
        for (int field = 1; field < BinanceMessage.FIELDS; field++) {
            if (message.has(field)) {
                Object value =
                        switch (message.type[field]) {
                            case BinanceMessage.TEXT -> message.text(field);
                            case BinanceMessage.INTEGER -> message.number[field];
                            case BinanceMessage.BOOLEAN -> message.number[field] == 1;
                            case BinanceMessage.LEVELS -> levels(message, field);
                            default -> "other";
                        };
                fields.put(BinanceMessage.name(field), List.of(message.type[field], value));
            }
        }
        return fields;
    }

    private static List<String> levels(BinanceMessage message, int field) {
        BinanceMessage.LevelSlices side = message.levels[(int) message.number[field]];
        List<String> texts = new ArrayList<>();
        for (int at = 0; at < 4 * side.count; at += 2) {
            int from = side.places[at];
            int length = side.places[at + 1] - from;
            texts.add(new String(message.bytes, from, length, StandardCharsets.UTF_8));
        }
        return texts;
    }

    private void expectAgreementOn(List<TapeLine> lines, int unrecognised) {
        int left = 0;
        for (TapeLine line : lines) {
            if (line.type == TapeLine.Type.FRAME
                    && !recognisedAlike(line.bytes, line.offset, line.length)) {
                left++;
            }
        }
        assertThat(left).isEqualTo(unrecognised);
    }

    @Test
    void recognisesAllOfTheUsdmCapture() throws IOException {
        expectAgreementOn(Captures.gz("binance-usdm/btcusdt-20240808.gz"), 0);
    }

    @Test
    void recognisesAllOfTheSpotCapture() throws IOException {
        expectAgreementOn(Captures.gz("binance-spot/btcusdt-20240808.gz"), 0);
        expectAgreementOn(Captures.gz("binance-spot/btcusdt-20240809.gz"), 0);
    }

    @Test
    void recognisesAllOfTheConversationsButKlines() throws IOException {
        expectAgreementOn(Captures.conversation("binance-usdm/alts-2021.jsonl.zst"), 67);
        expectAgreementOn(Captures.conversation("binance-spot/alts-2021.jsonl.zst"), 2);
    }

    @Test
    void recognisesNoTruncatedFrame() throws IOException {
        for (TapeLine line : samples()) {
            for (int length = 0; length < line.length; length++) {
                byte[] prefix = Arrays.copyOf(line.bytes, length);
                assertThat(scanner.read(prefix, 0, length, scanned)).isFalse();
                // Nor does it look at what stands in the buffer behind the frame.
                assertThat(scanner.read(line.bytes, 0, length, scanned)).isFalse();
            }
        }
    }

    @Test
    void agreesOnMutatedFrames() throws IOException {
        SplittableRandom random = new SplittableRandom(20240808);
        int recognised = 0;
        int tries = 0;
        for (TapeLine line : samples()) {
            for (int i = 0; i < 4000; i++) {
                byte[] mutant = mutate(line.bytes, random);
                recognised += recognisedAlike(mutant, 0, mutant.length) ? 1 : 0;
                tries++;
            }
        }
        // Both cases must occur often, or the test says little.
        assertThat(recognised).isBetween(tries / 10, tries * 9 / 10);
    }

    private static byte[] mutate(byte[] bytes, SplittableRandom random) {
        int at = random.nextInt(bytes.length);
        byte telling = TELLING[random.nextInt(TELLING.length)];
        byte[] mutant;
        switch (random.nextInt(3)) {
            case 0 -> {
                mutant = bytes.clone();
                mutant[at] = telling;
            }
            case 1 -> {
                mutant = new byte[bytes.length + 1];
                System.arraycopy(bytes, 0, mutant, 0, at);
                mutant[at] = telling;
                System.arraycopy(bytes, at, mutant, at + 1, bytes.length - at);
            }
            default -> {
                int to = Math.min(bytes.length, at + 1 + random.nextInt(8));
                mutant = new byte[bytes.length - (to - at)];
                System.arraycopy(bytes, 0, mutant, 0, at);
                System.arraycopy(bytes, to, mutant, at, bytes.length - to);
            }
        }
        return mutant;
    }

    /** A few short frames of each kind of message of both venues, and a small snapshot. */
    static List<TapeLine> samples() throws IOException {
        List<TapeLine> samples = new ArrayList<>();
        for (String name :
                List.of("binance-usdm/btcusdt-20240808.gz", "binance-spot/btcusdt-20240808.gz")) {
            for (String kind : List.of("depthUpdate", "\"trade\"", "bookTicker")) {
                Captures.gz(name).stream()
                        .filter(line -> line.length < 600 && line.payload().contains(kind))
                        .limit(2)
                        .forEach(samples::add);
            }
        }
        Captures.conversation("binance-usdm/alts-2021.jsonl.zst").stream()
                .filter(line -> line.payload().contains("\"aggTrade\""))
                .filter(line -> line.type == TapeLine.Type.FRAME)
                .limit(2)
                .forEach(samples::add);
        String snapshot =
                "{\"lastUpdateId\":5,\"E\":1,\"T\":2,\"bids\":[[\"1.0\",\"2\"]],\"asks\":[]}";
        samples.add(Captures.line(1, 0, "", TapeLine.Type.FRAME, snapshot));
        assertThat(samples).hasSize(15);
        return samples;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"u\":01}",
                "{\"u\":1.5}",
                "{\"u\":1e5}",
                "{\"u\":-1}",
                "{\"u\":1,\"u\":1}",
                "{\"u\":1} ",
                " {\"u\":1}",
                "{\"u\": 1}",
                "{\"u\":1}{}",
                "{\"u\":1,}",
                "{\"u\":nul}",
                "{\"m\":tru}",
                "{\"s\":\"\\u0041\"}",
                "{\"s\":\"\u00e4\"}",
                "{\"b\":[[\"1\",\"2\"],]}",
                "{\"b\":[[\"1\",\"2\",\"3\"]]}",
                "{\"b\":[[1,\"2\"]]}",
                "{\"b\":[[\"-1\",\"2\"]]}",
                "{\"b\":[],\"a\":[],\"bids\":[]}",
                "{\"p\":[]}",
                "{\"data\":{\"data\":{}}}",
                "{\"k\":{}}",
                "{}"
            })
    void leavesWhatIsWrittenOtherwise(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(scanner.read(bytes, 0, bytes.length, scanned)).isFalse();
        assertThat(fields(scanned)).isEmpty();
    }
}
