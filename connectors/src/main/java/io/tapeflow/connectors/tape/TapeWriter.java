package io.tapeflow.connectors.tape;

import io.tapeflow.connectors.tape.TapeManifest.DataFile;
import io.tapeflow.connectors.tape.TapeManifest.Gap;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Writes a tape: a directory of compressed files and a manifest. A new file begins when the current
 * one is large enough and with every new hour (UTC) of ingest time. Not for use by several threads
 * at once.
 */
public final class TapeWriter implements Closeable {
    /** Compressed size at which a new file begins, by default. */
    public static final long DEFAULT_FILE_BYTES = 256L << 20;

    private static final long HOUR_MICROS = 3_600_000_000L;
    private static final int GAPS_LISTED = 256;

    private final Path directory;
    private final TapeHeader tape;
    private final long fileBytes;
    private final List<DataFile> finished = new ArrayList<>();
    private final SortedMap<String, Long> linesByType = new TreeMap<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final long[] typeCounts = new long[TapeLine.Type.values().length];
    private TapeFileOutput output;
    private long outputHour;
    private long lines;
    private long startMicros;
    private long endMicros;
    private long gapCount;

    private TapeWriter(Path directory, TapeHeader tape, long fileBytes) {
        this.directory = directory;
        this.tape = tape;
        this.fileBytes = fileBytes;
    }

    /**
     * Begins a tape in a new or empty directory.
     *
     * @param fileBytes compressed size at which a new file begins
     * @throws TapeUsageException if something is there already
     */
    public static TapeWriter create(Path directory, TapeHeader tape, long fileBytes)
            throws IOException {
        if (Files.exists(directory) && !isEmptyDirectory(directory)) {
            throw new TapeUsageException(
                    directory + ": exists already; a tape is written to a new directory");
        }
        Files.createDirectories(directory);
        TapeWriter writer = new TapeWriter(directory, tape, fileBytes);
        writer.manifest(false).write(directory);
        return writer;
    }

    private static boolean isEmptyDirectory(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        }
    }

    /**
     * Appends a line; its number is not looked at.
     *
     * @throws IllegalArgumentException if its ingest time is below that of a line before
     */
    public void write(TapeLine line) throws IOException {
        if (line.ingestTimeMicros < endMicros) {
            throw new IllegalArgumentException(
                    "ingest time falls from " + endMicros + " to " + line.ingestTimeMicros);
        }
        long hour = Math.floorDiv(line.ingestTimeMicros, HOUR_MICROS);
        if (output == null || hour != outputHour || output.bytes() >= fileBytes) {
            rotate();
            outputHour = hour;
        }
        output.write(line);
        lines++;
        if (lines == 1) {
            startMicros = line.ingestTimeMicros;
        }
        endMicros = line.ingestTimeMicros;
        typeCounts[line.type.ordinal()]++;
        if (line.type == TapeLine.Type.OVERFLOW || line.type == TapeLine.Type.CLOSE) {
            addGap(line);
        }
    }

    private void addGap(TapeLine line) {
        gapCount++;
        if (gaps.size() < GAPS_LISTED) {
            gaps.add(
                    new Gap(
                            lines,
                            line.ingestTimeMicros,
                            LineForm.name(line.type),
                            line.connection));
        }
    }

    private void rotate() throws IOException {
        if (output != null) {
            finished.add(output.finish());
        }
        String name = String.format("%06d%s", finished.size() + 1, TapeFormat.NATIVE.suffix());
        output = new TapeFileOutput(directory.resolve(name));
        manifest(false).write(directory);
    }

    /** Makes all lines so far readable; a killed writer loses at most what came after. */
    public void flush() throws IOException {
        if (output != null) {
            output.flush();
        }
    }

    /** Lines written so far. */
    public long lines() {
        return lines;
    }

    /** Ends the tape in good order. */
    public void finish() throws IOException {
        close();
        manifest(true).write(directory);
    }

    /** Ends the current file. A tape that was not {@link #finish}ed is not called complete. */
    @Override
    public void close() throws IOException {
        if (output != null) {
            finished.add(output.finish());
            output = null;
            manifest(false).write(directory);
        }
    }

    private TapeManifest manifest(boolean complete) {
        for (TapeLine.Type type : TapeLine.Type.values()) {
            if (typeCounts[type.ordinal()] > 0) {
                linesByType.put(LineForm.name(type), typeCounts[type.ordinal()]);
            }
        }
        List<DataFile> files = new ArrayList<>(finished);
        if (output != null) {
            files.add(output.open());
        }
        return new TapeManifest(
                TapeManifest.CURRENT_VERSION,
                tape,
                complete,
                startMicros,
                endMicros,
                lines,
                new TreeMap<>(linesByType),
                gapCount,
                List.copyOf(gaps),
                files);
    }
}
