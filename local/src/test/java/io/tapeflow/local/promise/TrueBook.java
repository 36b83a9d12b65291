package io.tapeflow.local.promise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A book as simple as it can be, of a USD-M capture without faults, to compare with. */
final class TrueBook {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final TreeMap<BigDecimal, BigDecimal> bids = new TreeMap<>(Comparator.reverseOrder());
    private final TreeMap<BigDecimal, BigDecimal> asks = new TreeMap<>();
    private final long snapshotId;

    private TrueBook(JsonNode snapshot) {
        snapshotId = snapshot.get("lastUpdateId").longValue();
        set(bids, snapshot.get("bids"));
        set(asks, snapshot.get("asks"));
    }

    /** The book of the capture's snapshot; diffs are to come from the first line on. */
    static TrueBook ofSnapshot(Capture capture) {
        return new TrueBook(
                json(
                        capture.lines().stream()
                                .filter(line -> line.contains("\"lastUpdateId\""))
                                .findFirst()
                                .orElseThrow()));
    }

    /** The book after all diffs up to a line, itself included. */
    static TrueBook after(Capture capture, int lastLine) {
        TrueBook book = ofSnapshot(capture);
        capture.lines().stream().limit(lastLine).filter(Lines::isDiff).forEach(book::apply);
        return book;
    }

    void apply(String diffLine) {
        JsonNode diff = json(diffLine).get("data");
        if (diff.get("u").longValue() >= snapshotId) {
            set(bids, diff.get("b"));
            set(asks, diff.get("a"));
        }
    }

    static JsonNode json(String line) {
        try {
            return MAPPER.readTree(line.substring(line.indexOf(' ') + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void set(TreeMap<BigDecimal, BigDecimal> side, JsonNode levels) {
        for (JsonNode level : levels) {
            BigDecimal price = new BigDecimal(level.get(0).textValue()).stripTrailingZeros();
            BigDecimal size = new BigDecimal(level.get(1).textValue());
            if (size.signum() == 0) {
                side.remove(price);
            } else {
                side.put(price, size);
            }
        }
    }

    /** A snapshot of it as the venue would answer, as a line received with the given diff. */
    String snapshotLine(String diffLine) {
        JsonNode diff = json(diffLine).get("data");
        return String.format(
                "%s {\"lastUpdateId\":%d,\"E\":%d,\"T\":%d,\"bids\":[%s],\"asks\":[%s]}",
                diffLine.substring(0, Lines.STAMP_DIGITS),
                diff.get("u").longValue(),
                diff.get("E").longValue(),
                diff.get("T").longValue(),
                levels(bids),
                levels(asks));
    }

    private static String levels(TreeMap<BigDecimal, BigDecimal> side) {
        return side.entrySet().stream()
                .map(
                        level ->
                                "[\""
                                        + level.getKey().toPlainString()
                                        + "\",\""
                                        + level.getValue()
                                        + "\"]")
                .collect(Collectors.joining(","));
    }

    /** The best levels of both sides in ticks of 0.1 and lots of 0.001. */
    String top(int count) {
        return units(bids, count) + " | " + units(asks, count);
    }

    private static String units(TreeMap<BigDecimal, BigDecimal> side, int count) {
        return side.entrySet().stream()
                .limit(count)
                .map(TrueBook::units)
                .collect(Collectors.joining(" "));
    }

    private static String units(Map.Entry<BigDecimal, BigDecimal> level) {
        return level.getKey().movePointRight(1).longValueExact()
                + "x"
                + level.getValue().movePointRight(3).longValueExact();
    }
}
