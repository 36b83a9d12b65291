package io.tapeflow.connectors.tape;

import io.tapeflow.connectors.exchange.InstrumentFile;
import io.tapeflow.core.market.Venue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Small captures of Binance spot, made for tests. */
public final class TapeFixtures {
    private TapeFixtures() {}

    /** A trade of 1.00 at 100.00 of BTCUSDT and the like, received at this microsecond. */
    public static String trade(String symbol, long micros, long id) {
        return String.format(
                "%d000 {\"stream\":\"%s@trade\",\"data\":{\"e\":\"trade\",\"E\":%d,\"s\":\"%s\","
                        + "\"t\":%d,\"p\":\"100.00\",\"q\":\"1.00000\",\"T\":%d,\"m\":true}}%n",
                micros, symbol.toLowerCase(Locale.ROOT), micros / 1000, symbol, id, micros / 1000);
    }

    /** Writes a capture of the hftbacktest collector. */
    public static Path capture(Path file, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return Files.write(file, bytes.toByteArray());
    }

    /** Inspects a bare capture of one symbol, with terms for any symbol of Binance spot. */
    public static List<TapeSplit> inspect(Venue venue, String symbol, Path... files)
            throws IOException {
        return new TapeInspector(venue, List.of(symbol), terms(symbol, files[0]))
                .inspect(List.of(files));
    }

    private static InstrumentFile terms(String symbol, Path beside) throws IOException {
        if (!Files.isWritable(beside)) {
            return InstrumentFile.NONE;
        }
        Path file = beside.resolveSibling(symbol + ".instruments.yaml");
        Files.writeString(
                file,
                "instruments: [{venue: binance-spot, symbol: "
                        + symbol
                        + ", base: X, quote: USDT, tickSize: \"0.01\", lotSize: \"0.00001\"}]");
        return InstrumentFile.read(file);
    }

    /** A tape of trades of one symbol of Binance spot, imported to a directory. */
    public static Path tape(Path directory, String symbol, long... micros) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < micros.length; i++) {
            text.append(trade(symbol, micros[i], i + 1));
        }
        Path file =
                capture(directory.resolveSibling(directory.getFileName() + ".gz"), text.toString());
        TapeSplit split = inspect(Venue.BINANCE_SPOT, symbol, file).get(0);
        new Importer(split, lines -> {}).copyTo(directory);
        return directory;
    }

    /** Inspects tapes together. */
    public static List<TapeSplit> inspectTapes(Path... directories) throws IOException {
        return new TapeInspector(null, List.of(), InstrumentFile.NONE)
                .inspect(List.of(directories));
    }
}
