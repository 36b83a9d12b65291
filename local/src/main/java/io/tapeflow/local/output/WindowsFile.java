package io.tapeflow.local.output;

import io.tapeflow.core.signal.WindowRow;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The order flow of whole seconds as CSV: one part per instrument in a work directory, which {@link
 * #join} makes one file at the end.
 */
public final class WindowsFile implements Closeable {
    private static final String HEADER =
            "windowStartMillis,bookUpdates,ofi,trades,buyVolume,sellVolume,bid,bidSize,ask,askSize";
    private static final String SUFFIX = ".csv";

    private final Path workDirectory;
    private final Map<String, AppendedFile> parts = new TreeMap<>();

    private WindowsFile(Path workDirectory) {
        this.workDirectory = workDirectory;
    }

    /** Without parts; those in the directory are removed. */
    public static WindowsFile create(Path workDirectory) throws IOException {
        return resume(workDirectory, Map.of());
    }

    /**
     * The parts as they were at a checkpoint: what was written since is cut off.
     *
     * @param committedBytes lengths of the parts by instrument
     */
    public static WindowsFile resume(Path workDirectory, Map<String, Long> committedBytes)
            throws IOException {
        Files.createDirectories(workDirectory);
        for (Map.Entry<String, Path> part : partsIn(workDirectory).entrySet()) {
            if (!committedBytes.containsKey(part.getKey())) {
                Files.delete(part.getValue());
            }
        }
        WindowsFile file = new WindowsFile(workDirectory);
        for (Map.Entry<String, Long> part : committedBytes.entrySet()) {
            Path path = file.pathOf(part.getKey());
            file.parts.put(part.getKey(), new AppendedFile(path, part.getValue()));
        }
        return file;
    }

    /** Takes the next row of its instrument. */
    public void add(WindowRow row) throws IOException {
        AppendedFile part = parts.get(row.instrument());
        if (part == null) {
            part = new AppendedFile(pathOf(row.instrument()), 0);
            parts.put(row.instrument(), part);
        }
        part.append(line(row));
    }

    /** Lengths of the parts by instrument, all of which is on the disk. */
    public Map<String, Long> commit() throws IOException {
        Map<String, Long> lengths = new TreeMap<>();
        for (Map.Entry<String, AppendedFile> part : parts.entrySet()) {
            lengths.put(part.getKey(), part.getValue().commit());
        }
        return lengths;
    }

    /** Hands all rows to the operating system. */
    @Override
    public void close() throws IOException {
        for (AppendedFile part : parts.values()) {
            part.flush();
        }
    }

    /**
     * Makes one file of the parts, ordered by instrument, then time.
     *
     * @param several whether the input has several instruments, so that a first column names them
     */
    public static void join(Path workDirectory, Path out, boolean several) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(out)) {
            writer.write((several ? "instrument," : "") + HEADER + "\n");
            for (Map.Entry<String, Path> part : partsIn(workDirectory).entrySet()) {
                try (Stream<String> rows = Files.lines(part.getValue())) {
                    for (Iterator<String> row = rows.iterator(); row.hasNext(); ) {
                        writer.write((several ? part.getKey() + "," : "") + row.next() + "\n");
                    }
                }
            }
        }
    }

    private static Map<String, Path> partsIn(Path workDirectory) throws IOException {
        Map<String, Path> parts = new TreeMap<>();
        try (Stream<Path> files = Files.list(workDirectory)) {
            for (Path file : files.filter(path -> path.toString().endsWith(SUFFIX)).toList()) {
                String name = file.getFileName().toString();
                String coded = name.substring(0, name.length() - SUFFIX.length());
                parts.put(URLDecoder.decode(coded, StandardCharsets.UTF_8), file);
            }
        }
        return parts;
    }

    private Path pathOf(String instrument) {
        return workDirectory.resolve(
                URLEncoder.encode(instrument, StandardCharsets.UTF_8) + SUFFIX);
    }

    private static String line(WindowRow row) {
        BigDecimal lot = row.lotSize();
        BigDecimal tick = row.tickSize();
        String flow =
                row.windowStartMillis()
                        + ("," + row.bookUpdates())
                        + ("," + plain(row.ofiLots(), lot))
                        + ("," + row.trades())
                        + ("," + plain(row.buyVolumeLots(), lot))
                        + ("," + plain(row.sellVolumeLots(), lot));
        String book =
                row.hasBook()
                        ? ("," + plain(row.bidPriceTicks(), tick))
                                + ("," + plain(row.bidSizeLots(), lot))
                                + ("," + plain(row.askPriceTicks(), tick))
                                + ("," + plain(row.askSizeLots(), lot))
                        : ",,,,";
        return flow + book + "\n";
    }

    private static String plain(long steps, BigDecimal step) {
        return PlainDecimal.of(steps, step);
    }
}
