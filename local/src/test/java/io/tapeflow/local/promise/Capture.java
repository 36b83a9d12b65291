package io.tapeflow.local.promise;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tapeflow.connectors.exchange.InstrumentFile;
import io.tapeflow.connectors.tape.Importer;
import io.tapeflow.connectors.tape.TapeInspector;
import io.tapeflow.connectors.tape.TapeSplit;
import io.tapeflow.core.market.Venue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The lines of one capture of one symbol, for tests to change and write down again. Lines count
 * from 1, as everywhere.
 */
public record Capture(Venue venue, String symbol, List<String> lines) {
    private static Capture usdm;
    private static Capture spot;

    public Capture {
        lines = List.copyOf(lines);
    }

    /** Binance USD-M, 345 s. */
    public static synchronized Capture usdm() {
        if (usdm == null) {
            usdm = read(Venue.BINANCE_USDM, "binance-usdm/btcusdt-20240808.gz");
        }
        return usdm;
    }

    /** Binance spot, 651 s in two files. */
    public static synchronized Capture spot() {
        if (spot == null) {
            spot =
                    read(
                            Venue.BINANCE_SPOT,
                            "binance-spot/btcusdt-20240808.gz",
                            "binance-spot/btcusdt-20240809.gz");
        }
        return spot;
    }

    /** A recorded file; a test that needs one is skipped by name where there is none. */
    static Path recorded(String name) {
        Path file = Path.of(System.getProperty("tapeflow.data", "../../shared/data"), name);
        assumeTrue(Files.exists(file), "recorded data absent: " + file);
        return file;
    }

    private static Capture read(Venue venue, String... names) {
        List<String> lines = new ArrayList<>();
        for (Path file : Arrays.stream(names).map(Capture::recorded).toList()) {
            try (BufferedReader reader =
                    new BufferedReader(
                            new InputStreamReader(
                                    new GZIPInputStream(Files.newInputStream(file)),
                                    StandardCharsets.UTF_8))) {
                reader.lines().forEach(lines::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Capture(venue, "BTCUSDT", lines);
    }

    String line(int number) {
        return lines.get(number - 1);
    }

    public Capture with(List<String> otherLines) {
        return new Capture(venue, symbol, otherLines);
    }

    Capture truncatedAfter(int number) {
        return with(lines.subList(0, number));
    }

    String instrument() {
        return venue.instrumentId(symbol);
    }

    /** Writes the capture as its recorder would have. */
    Path writeTo(Path file) throws IOException {
        try (OutputStream out = new FastGzip(Files.newOutputStream(file))) {
            for (String line : lines) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    /** Writes the capture and inspects it as a bare one. */
    List<TapeSplit> inspectedIn(Path directory) throws IOException {
        return inspect(writeTo(Files.createTempFile(directory, symbol, ".gz")));
    }

    /** Inspects a file of this venue and symbol. */
    List<TapeSplit> inspect(Path file) throws IOException {
        return new TapeInspector(venue, List.of(symbol), InstrumentFile.NONE)
                .inspect(List.of(file));
    }

    /** Imports the capture into a new tape. */
    public Path importTo(Path directory) throws IOException {
        Path file = writeTo(directory.resolveSibling(directory.getFileName() + ".gz"));
        new Importer(inspect(file).get(0), copied -> {}).copyTo(directory);
        Files.delete(file);
        return directory;
    }

    /** Inspects tapes that are read together. */
    static List<TapeSplit> tapes(List<Path> directories) throws IOException {
        return new TapeInspector(null, List.of(), InstrumentFile.NONE).inspect(directories);
    }

    /** What tests write is read once. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
