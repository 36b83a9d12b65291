package io.tapeflow.connectors.tape;

import io.tapeflow.connectors.exchange.InstrumentFile;
import io.tapeflow.core.market.Venue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes splits of what the user names: each directory is a tape, all bare files together are one
 * capture. Everything that can be wrong with the request is found here, before anything runs.
 */
public final class TapeInspector {
    private final Venue venue;
    private final Collection<String> symbols;
    private final InstrumentFile instruments;

    /**
     * @param venue of a bare capture, or null where the user named none
     * @param symbols of a bare capture, upper case; empty where the user named none
     * @param instruments the user's terms, or {@link InstrumentFile#NONE}
     */
    public TapeInspector(Venue venue, Collection<String> symbols, InstrumentFile instruments) {
        this.venue = venue;
        this.symbols = List.copyOf(symbols);
        this.instruments = instruments;
    }

    /**
     * The splits, in the order of the paths.
     *
     * @throws TapeUsageException naming what is wrong and the remedy
     * @throws TornTapeException if nothing at all of a capture can be read
     */
    public List<TapeSplit> inspect(List<Path> paths) throws IOException {
        if (paths.isEmpty()) {
            throw new TapeUsageException("no tape and no capture named");
        }
        refuseUnreadable(paths);
        List<Path> directories = paths.stream().filter(Files::isDirectory).toList();
        List<TapeSplit> splits = new ArrayList<>();
        if (directories.isEmpty()) {
            splits.add(new CaptureInspection(venue, symbols, instruments).inspect(paths));
        } else if (directories.size() == paths.size()) {
            for (Path directory : directories) {
                splits.add(inspectTape(directory));
            }
        } else {
            throw new TapeUsageException(
                    "tapes ("
                            + directories.get(0)
                            + ") and bare files cannot be read together; import the files first");
        }
        refuseDoubles(splits);
        return TapeSplit.together(splits);
    }

    private static void refuseUnreadable(List<Path> paths) throws IOException {
        Set<Path> seen = new HashSet<>();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new TapeUsageException(path + ": there is no such file or directory");
            }
            if (!Files.isReadable(path)) {
                throw new TapeUsageException(path + ": may not be read");
            }
            if (!seen.add(path.toRealPath())) {
                throw new TapeUsageException(path + ": is named twice");
            }
        }
    }

    private TapeSplit inspectTape(Path directory) throws IOException {
        if (venue != null || !symbols.isEmpty()) {
            throw new TapeUsageException(
                    directory
                            + ": venue and symbols of a tape stand in its manifest; leave out"
                            + " --venue and --symbol");
        }
        return new TapeInspection(directory, instruments).inspect();
    }

    private static void refuseDoubles(List<TapeSplit> splits) {
        Map<String, TapeSplit> byTape = new HashMap<>();
        Map<String, TapeSplit> byInstrument = new HashMap<>();
        for (TapeSplit split : splits) {
            TapeSplit same = byTape.put(split.tapeId(), split);
            if (same != null) {
                throw new TapeUsageException(
                        "two tapes have the id "
                                + split.tapeId()
                                + ": "
                                + directory(same)
                                + " and "
                                + directory(split)
                                + "; read one at a time");
            }
            for (String symbol : split.tape().symbols()) {
                String instrument = split.tape().venue().instrumentId(symbol);
                TapeSplit other = byInstrument.put(instrument, split);
                if (other != null) {
                    throw new TapeUsageException(
                            instrument
                                    + " is in two tapes: "
                                    + directory(other)
                                    + " and "
                                    + directory(split)
                                    + "; read one at a time");
                }
            }
        }
    }

    private static Path directory(TapeSplit split) {
        return Path.of(split.files().get(0)).getParent();
    }
}
