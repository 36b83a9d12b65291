package io.tapeflow.core.signal;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.BboUpdate;
import io.tapeflow.core.market.BookDiff;
import io.tapeflow.core.market.BookSnapshot;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.InstrumentDefinition;
import io.tapeflow.core.market.Levels;
import io.tapeflow.core.market.MarketRecord;
import io.tapeflow.core.market.Side;
import io.tapeflow.core.market.TapeEnd;
import io.tapeflow.core.market.Trade;
import io.tapeflow.core.market.Venue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads recorded Binance captures for tests, by hand: core knows no JSON. */
final class BinanceCapture {
    private static final int DECIMALS = 8;

    private final Instrument terms;
    private final String tapeId;
    private final long tickUnits;
    private final long lotUnits;
    private final List<MarketRecord> records = new ArrayList<>();
    private long lines;
    private long lastIngestMicros = Long.MIN_VALUE;

    private BinanceCapture(Venue venue, String tick, String lot) {
        terms =
                new Instrument(
                        venue.instrumentId("BTCUSDT"),
                        "BTCUSDT",
                        venue,
                        venue == Venue.BINANCE_SPOT ? Instrument.Kind.SPOT : Instrument.Kind.LINEAR,
                        "BTC",
                        "USDT",
                        "USDT",
                        new BigDecimal(tick),
                        new BigDecimal(lot),
                        BigDecimal.ONE,
                        0,
                        Long.MAX_VALUE,
                        BigDecimal.ZERO,
                        Instrument.Status.TRADING,
                        Instrument.Origin.BUNDLED);
        tapeId = venue.code() + ":BTCUSDT";
        tickUnits = units(tick);
        lotUnits = units(lot);
    }

    /** Records of the USD-M capture: definition first, end last. */
    static List<MarketRecord> usdm() {
        BinanceCapture capture = new BinanceCapture(Venue.BINANCE_USDM, "0.1", "0.001");
        return capture.read(data("binance-usdm/btcusdt-20240808.gz"));
    }

    /** Records of the spot capture, two files in a row. */
    static List<MarketRecord> spot() {
        BinanceCapture capture = new BinanceCapture(Venue.BINANCE_SPOT, "0.01", "0.00001");
        return capture.read(
                data("binance-spot/btcusdt-20240808.gz"), data("binance-spot/btcusdt-20240809.gz"));
    }

    /** A file of the recorded data; the test is skipped where there is none. */
    static Path data(String name) {
        Path directory = Path.of(System.getProperty("tapeflow.data", "../../shared/data"));
        Path file = directory.resolve(name);
        assumeTrue(Files.exists(file), "no recorded data: " + file);
        return file;
    }

    private List<MarketRecord> read(Path... files) {
        for (Path file : files) {
            try (BufferedReader reader =
                    new BufferedReader(
                            new InputStreamReader(
                                    new GZIPInputStream(Files.newInputStream(file)),
                                    StandardCharsets.UTF_8))) {
                reader.lines().forEach(this::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        records.add(0, new InstrumentDefinition(records.get(0).arrival(), terms));
        records.add(new TapeEnd(terms.id(), arrival(), lines, 0, 0, 0, 0));
        return records;
    }

    private Arrival arrival() {
        return Arrival.ofLine(lastIngestMicros, tapeId, lines, 0);
    }

    private void add(String line) {
        lines++;
        int space = line.indexOf(' ');
        lastIngestMicros =
                Math.max(lastIngestMicros, Long.parseLong(line.substring(0, space)) / 1000);
        String json = line.substring(space + 1);
        String id = terms.id();
        if (json.contains("\"bids\":")) {
            records.add(
                    new BookSnapshot(
                            id,
                            arrival(),
                            MarketRecord.NO_TIME,
                            number(json, "lastUpdateId"),
                            levels(json, "bids"),
                            levels(json, "asks")));
        } else if (json.contains("\"e\":\"depthUpdate\"")) {
            records.add(
                    new BookDiff(
                            id,
                            arrival(),
                            1000 * number(json, json.contains("\"T\":") ? "T" : "E"),
                            number(json, "U"),
                            number(json, "u"),
                            json.contains("\"pu\":") ? number(json, "pu") : BookDiff.NO_ID,
                            levels(json, "b"),
                            levels(json, "a")));
        } else if (json.contains("\"e\":\"trade\"")) {
            records.add(
                    new Trade(
                            id,
                            arrival(),
                            1000 * number(json, "T"),
                            number(json, "t"),
                            json.contains("\"m\":true") ? Side.SELL : Side.BUY,
                            grid(text(json, "p"), tickUnits),
                            grid(text(json, "q"), lotUnits)));
        } else if (json.contains("@bookTicker")) {
            records.add(
                    new BboUpdate(
                            id,
                            arrival(),
                            MarketRecord.NO_TIME,
                            number(json, "u"),
                            grid(text(json, "b"), tickUnits),
                            grid(text(json, "B"), lotUnits),
                            grid(text(json, "a"), tickUnits),
                            grid(text(json, "A"), lotUnits)));
        } else {
            throw new IllegalArgumentException("line " + lines + ": " + line);
        }
    }

    private Levels levels(String json, String field) {
        int at = json.indexOf("\"" + field + "\":[") + field.length() + 4;
        List<long[]> levels = new ArrayList<>();
        while (json.charAt(at) != ']') {
            int price = json.indexOf('"', at) + 1;
            int priceEnd = json.indexOf('"', price);
            int size = json.indexOf('"', priceEnd + 1) + 1;
            int sizeEnd = json.indexOf('"', size);
            levels.add(
                    new long[] {
                        grid(json.substring(price, priceEnd), tickUnits),
                        restingLots(json.substring(size, sizeEnd))
                    });
            at = sizeEnd + 2;
            if (json.charAt(at) == ',') {
                at++;
            }
        }
        return new Levels(
                levels.stream().mapToLong(level -> level[0]).toArray(),
                levels.stream().mapToLong(level -> level[1]).toArray());
    }

    private static long number(String json, String field) {
        int start = json.indexOf("\"" + field + "\":") + field.length() + 3;
        int end = start;
        while (Character.isDigit(json.charAt(end))) {
            end++;
        }
        return Long.parseLong(json.substring(start, end));
    }

    private static String text(String json, String field) {
        int start = json.indexOf("\"" + field + "\":\"") + field.length() + 4;
        return json.substring(start, json.indexOf('"', start));
    }

    /** Seven old, deep levels of the spot capture are no whole number of lots: rounded up. */
    private long restingLots(String decimal) {
        return -Math.floorDiv(-units(decimal), lotUnits);
    }

    private static long grid(String decimal, long stepUnits) {
        long units = units(decimal);
        if (units % stepUnits != 0) {
            throw new IllegalArgumentException(decimal + " is off the grid");
        }
        return units / stepUnits;
    }

    private static long units(String decimal) {
        int point = decimal.indexOf('.');
        if (point < 0) {
            return Long.parseLong(decimal) * 100_000_000L;
        }
        String fraction = (decimal.substring(point + 1) + "00000000").substring(0, DECIMALS);
        return Long.parseLong(decimal.substring(0, point)) * 100_000_000L
                + Long.parseLong(fraction);
    }
}
