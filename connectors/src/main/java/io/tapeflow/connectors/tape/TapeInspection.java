package io.tapeflow.connectors.tape;

import io.tapeflow.connectors.exchange.InstrumentFile;
import io.tapeflow.connectors.exchange.InstrumentResolver;
import io.tapeflow.connectors.tape.TapeManifest.DataFile;
import io.tapeflow.core.market.Instrument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Inspects one of our own tapes: by its manifest where that says all, else by reading it. */
final class TapeInspection {
    private final Path directory;
    private final InstrumentFile file;

    TapeInspection(Path directory, InstrumentFile file) {
        this.directory = directory;
        this.file = file;
    }

    TapeSplit inspect() throws IOException {
        TapeManifest manifest = TapeManifest.read(directory);
        List<Path> files =
                manifest.files().stream().map(data -> directory.resolve(data.name())).toList();
        for (Path data : files) {
            if (!Files.isRegularFile(data)) {
                throw new TapeUsageException(
                        data + ": is missing, though " + TapeManifest.FILE_NAME + " names it");
            }
        }
        InstrumentResolver resolver =
                new InstrumentResolver(manifest.tape().venue(), manifest.tape().symbols(), file);
        boolean known = manifest.tape().instruments().size() == manifest.tape().symbols().size();
        String difference = difference(manifest);
        boolean whole = manifest.complete() && difference.isEmpty();
        LineScan scan = new LineScan(TapeFormat.NATIVE, files);
        if (!known || !whole) {
            scan.read(
                    whole ? resolver::complete : () -> false,
                    known ? line -> {} : resolver::onLine);
        }
        long end = whole ? manifest.endMicros() : scan.endMicros();
        long start = whole ? manifest.startMicros() : scan.startMicros();
        if (whole ? manifest.lines() == 0 : scan.lines() == 0) {
            scan.refuseEmpty(directory);
        }
        List<Instrument> terms =
                known
                        ? manifest.tape().instruments().stream().map(this::preferFile).toList()
                        : CaptureInspection.terms(resolver);
        return TapeSplit.alone(
                manifest.tape().with(terms),
                TapeFormat.NATIVE,
                absolute(files),
                start,
                end,
                scan.problem().isEmpty() ? difference : scan.problem());
    }

    /** Which file of a complete tape is not what its manifest says; empty if all are. */
    private String difference(TapeManifest manifest) throws IOException {
        for (DataFile data : manifest.files()) {
            if (manifest.complete() && !TapeVerifier.matches(directory, data)) {
                return directory.resolve(data.name())
                        + ": size or SHA-256 is not that of the manifest";
            }
        }
        return "";
    }

    private Instrument preferFile(Instrument terms) {
        return file.find(terms.venue(), terms.symbol()).orElse(terms);
    }

    static List<String> absolute(List<Path> files) {
        return files.stream().map(path -> path.toAbsolutePath().normalize().toString()).toList();
    }
}
