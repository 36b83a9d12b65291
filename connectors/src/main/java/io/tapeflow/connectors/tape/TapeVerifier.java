package io.tapeflow.connectors.tape;

import io.tapeflow.connectors.tape.TapeManifest.DataFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Checks a tape against its manifest, and its lines against their form and order. */
public final class TapeVerifier {
    private static final int PROBLEMS_LISTED = 100;

    private final Path directory;
    private final TapeManifest manifest;
    private final List<String> problems = new ArrayList<>();
    private final SortedMap<String, Long> linesByType = new TreeMap<>();
    private final LineForm form = new LineForm();
    private final TapeLine line = new TapeLine();
    private long problemCount;
    private long lines;
    private long startMicros;
    private long endMicros;

    /**
     * What a tape holds and what is wrong with it.
     *
     * @param complete whether its writer stopped in good order
     * @param problemCount what is wrong; 0 for a good tape
     * @param problems the first of it, each naming file and line
     */
    public record Report(
            String tapeId,
            boolean complete,
            long lines,
            SortedMap<String, Long> linesByType,
            long startMicros,
            long endMicros,
            long problemCount,
            List<String> problems) {
        /** Whether nothing is wrong. */
        public boolean good() {
            return problemCount == 0;
        }
    }

    private TapeVerifier(Path directory, TapeManifest manifest) {
        this.directory = directory;
        this.manifest = manifest;
    }

    /**
     * Reads a whole tape and reports on it.
     *
     * @throws TapeUsageException if it has no manifest that can be understood
     */
    public static Report verify(Path directory) throws IOException {
        TapeVerifier verifier = new TapeVerifier(directory, TapeManifest.read(directory));
        verifier.checkListing();
        for (DataFile file : verifier.manifest.files()) {
            verifier.checkFile(file);
        }
        verifier.checkTotals();
        return verifier.report();
    }

    private void checkListing() throws IOException {
        TreeSet<String> unlisted = new TreeSet<>();
        try (Stream<Path> entries = Files.list(directory)) {
            entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.endsWith(TapeFormat.NATIVE.suffix()))
                    .forEach(unlisted::add);
        }
        manifest.files().forEach(file -> unlisted.remove(file.name()));
        unlisted.forEach(name -> problem(directory.resolve(name) + ": is not in the manifest"));
    }

    private void checkFile(DataFile listed) throws IOException {
        Path file = directory.resolve(listed.name());
        if (!Files.isRegularFile(file)) {
            problem(file + ": is missing");
            return;
        }
        if (listed.sha256().isEmpty()) {
            if (manifest.complete()) {
                problem(file + ": has no check sum in the manifest");
            }
        } else if (!matches(directory, listed)) {
            problem(file + ": size or SHA-256 is not that of the manifest");
        }
        long before = lines;
        try (FileLines raw = new FileLines(List.of(file))) {
            while (raw.next()) {
                checkLine(file, lines - before + 1, raw);
            }
        } catch (TornTapeException e) {
            problem(e.getMessage());
        }
        if (!listed.sha256().isEmpty() && lines - before != listed.lines()) {
            problem(
                    file
                            + ": has "
                            + (lines - before)
                            + " readable lines, the manifest says "
                            + listed.lines());
        }
    }

    /** Whether a finished file has the size and the hash that the manifest gives. */
    static boolean matches(Path directory, DataFile listed) throws IOException {
        Path file = directory.resolve(listed.name());
        if (Files.size(file) != listed.bytes()) {
            return false;
        }
        MessageDigest digest = TapeFileOutput.sha256();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return HexFormat.of().formatHex(digest.digest()).equals(listed.sha256());
    }

    private void checkLine(Path file, long number, FileLines raw) {
        lines++;
        if (!form.read(raw.buffer(), raw.start(), raw.end(), line)) {
            problem(file + ", line " + number + ": is not a line of a tape");
            return;
        }
        if (line.ingestTimeMicros < endMicros) {
            problem(
                    file
                            + ", line "
                            + number
                            + ": time falls from "
                            + endMicros
                            + " to "
                            + line.ingestTimeMicros);
        }
        if (linesByType.isEmpty()) {
            startMicros = line.ingestTimeMicros;
        }
        endMicros = Math.max(endMicros, line.ingestTimeMicros);
        linesByType.merge(LineForm.name(line.type), 1L, Long::sum);
    }

    private void checkTotals() {
        if (!manifest.complete()) {
            problem(
                    directory
                            + ": its writer did not stop in good order; it can be read up to the"
                            + " last line written");
        } else if (manifest.startMicros() != startMicros || manifest.endMicros() != endMicros) {
            problem(directory + ": begins or ends at another time than the manifest says");
        } else if (!manifest.linesByType().equals(linesByType)) {
            problem(
                    directory
                            + ": holds lines "
                            + linesByType
                            + ", the manifest says "
                            + manifest.linesByType());
        }
    }

    private void problem(String text) {
        problemCount++;
        if (problems.size() < PROBLEMS_LISTED) {
            problems.add(text);
        }
    }

    private Report report() {
        return new Report(
                manifest.tape().tapeId(),
                manifest.complete(),
                lines,
                linesByType,
                startMicros,
                endMicros,
                problemCount,
                problems);
    }
}
