package io.tapeflow.local.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** A few seconds of Binance USD-M frames as the hftbacktest collector writes them. */
final class SmallCapture {
    private static final long START_NANOS = 1_723_161_255_000_000_000L;

    private final String symbol;
    private final List<String> lines = new ArrayList<>();
    private long nanos = START_NANOS;
    private long updateId = 100;

    SmallCapture(String symbol) {
        this.symbol = symbol;
    }

    /** A second with a snapshot, and then some with a diff and a trade each. */
    static SmallCapture of(String symbol, int seconds) {
        SmallCapture capture = new SmallCapture(symbol).snapshot();
        for (int second = 0; second < seconds; second++) {
            capture.diff(2 + second % 3).trade("0.5");
        }
        return capture;
    }

    SmallCapture snapshot() {
        return line(
                "{\"lastUpdateId\":%d,\"E\":%d,\"T\":%d,\"bids\":[[\"100.0\",\"2.000\"],[\"99.9\",\"5.001\"]],"
                                .formatted(updateId, millis(), millis())
                        + "\"asks\":[[\"100.1\",\"3.000\"],[\"100.2\",\"4.000\"]]}");
    }

    /** The best bid's size changes. */
    SmallCapture diff(int bidSize) {
        long previous = updateId;
        updateId += 10;
        return line(
                ("{\"stream\":\"%s@depth@0ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":%d,\"T\":%d,"
                                + "\"s\":\"%s\",\"U\":%d,\"u\":%d,\"pu\":%d,"
                                + "\"b\":[[\"100.0\",\"%d.000\"]],\"a\":[]}}")
                        .formatted(
                                symbol.toLowerCase(java.util.Locale.ROOT),
                                millis(),
                                millis(),
                                symbol,
                                previous + (previous == 100 ? 0 : 1),
                                updateId,
                                previous,
                                bidSize));
    }

    SmallCapture trade(String size) {
        return line(
                ("{\"stream\":\"%s@trade\",\"data\":{\"e\":\"trade\",\"E\":%d,\"T\":%d,\"s\":\"%s\","
                                + "\"t\":%d,\"p\":\"100.1\",\"q\":\"%s\",\"X\":\"MARKET\",\"m\":false}}")
                        .formatted(
                                symbol.toLowerCase(java.util.Locale.ROOT),
                                millis(),
                                millis(),
                                symbol,
                                nanos,
                                size));
    }

    /** Updates go missing here. */
    SmallCapture gap() {
        updateId += 10;
        return this;
    }

    /** A line with a stamp and anything after it, half a second after the one before. */
    SmallCapture line(String payload) {
        lines.add(nanos + " " + payload);
        nanos += 500_000_000;
        return this;
    }

    int lines() {
        return lines.size();
    }

    Path writeTo(Path file) throws IOException {
        return Files.write(file, bytes());
    }

    /** Cut off in the middle of the compressed bytes. */
    Path writeTornTo(Path file) throws IOException {
        byte[] whole = bytes();
        byte[] torn = java.util.Arrays.copyOf(whole, whole.length / 2);
        return Files.write(file, torn);
    }

    private byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (String line : lines) {
                gzip.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private long millis() {
        return nanos / 1_000_000;
    }
}
