package io.tapeflow.connectors.tape;

import io.tapeflow.connectors.exchange.InstrumentFile;
import io.tapeflow.connectors.exchange.InstrumentResolver;
import io.tapeflow.connectors.exchange.NormalizerConfig.TradeStream;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.Venue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Inspects the bare files of another recorder, which are one capture. */
final class CaptureInspection {
    private final Venue venue;
    private final Collection<String> symbols;
    private final InstrumentFile instruments;

    /**
     * @param venue or null where none was named
     * @param symbols upper case; empty where none were named
     */
    CaptureInspection(Venue venue, Collection<String> symbols, InstrumentFile instruments) {
        this.venue = venue;
        this.symbols = symbols;
        this.instruments = instruments;
    }

    TapeSplit inspect(List<Path> named) throws IOException {
        TapeFormat format = format(named);
        List<Path> files = inOrder(format, named);
        return format == TapeFormat.CRYPTOFEED
                ? inspectConversation(files)
                : inspectFrames(format, files);
    }

    private static TapeFormat format(List<Path> files) {
        TapeFormat format = null;
        for (Path file : files) {
            TapeFormat own = format(file);
            if (format != null && format != own) {
                throw new TapeUsageException(
                        file
                                + ": is of another format than "
                                + files.get(0)
                                + "; bare files of one call are one capture");
            }
            format = own;
        }
        return format;
    }

    private static TapeFormat format(Path file) {
        String name = file.getFileName().toString();
        if (name.endsWith(TapeFormat.NATIVE.suffix())) {
            throw new TapeUsageException(
                    file + ": is part of a tape; name the directory that holds it");
        }
        for (TapeFormat format : List.of(TapeFormat.HFTBACKTEST, TapeFormat.CRYPTOFEED)) {
            if (name.endsWith(format.suffix()) && Files.isRegularFile(file)) {
                return format;
            }
        }
        throw new TapeUsageException(
                file
                        + ": unknown format; known are tapes (directories), "
                        + "*.gz (hftbacktest) and *.jsonl.zst (cryptofeed)");
    }

    /** Files in the order of their first stamps; those without one last, as they were named. */
    private static List<Path> inOrder(TapeFormat format, List<Path> files) throws IOException {
        if (files.size() == 1) {
            return files;
        }
        record Begun(Path file, long micros) {}
        List<Begun> begun = new ArrayList<>();
        for (Path file : files) {
            LineScan scan = new LineScan(format, List.of(file));
            scan.read(() -> scan.lines() > 0, line -> {});
            begun.add(new Begun(file, scan.lines() == 0 ? Long.MAX_VALUE : scan.startMicros()));
        }
        begun.sort(Comparator.comparingLong(Begun::micros));
        return begun.stream().map(Begun::file).toList();
    }

    private TapeSplit inspectFrames(TapeFormat format, List<Path> files) throws IOException {
        if (venue == null || symbols.isEmpty()) {
            throw new TapeUsageException(
                    files.get(0)
                            + ": a capture of this format does not say what it is of; add --venue"
                            + " and --symbol");
        }
        InstrumentResolver resolver = new InstrumentResolver(venue, symbols, instruments);
        LineScan scan = new LineScan(format, files);
        scan.read(() -> false, resolver::onLine);
        if (scan.lines() == 0 || scan.endMicros() == 0) {
            refuse(scan, files.get(0));
        }
        return split(format, files, scan, venue, new TreeSet<>(symbols), List.of(), resolver);
    }

    private TapeSplit inspectConversation(List<Path> files) throws IOException {
        Map<Venue, TreeSet<String>> found = new TreeMap<>();
        List<String> addresses = new ArrayList<>();
        LineScan scan = new LineScan(TapeFormat.CRYPTOFEED, files);
        scan.read(
                () -> false,
                line -> {
                    if (line.type == TapeLine.Type.OPEN) {
                        addresses.add(line.payload());
                        VenueAddress.venue(line.payload())
                                .ifPresent(
                                        at ->
                                                found.computeIfAbsent(at, v -> new TreeSet<>())
                                                        .addAll(
                                                                VenueAddress.symbols(
                                                                        at, line.payload())));
                    }
                });
        if (scan.lines() == 0 || scan.endMicros() == 0) {
            refuse(scan, files.get(0));
        }
        Venue own = ownVenue(files.get(0), found, addresses);
        TreeSet<String> all = found.get(own);
        TreeSet<String> chosen = new TreeSet<>(symbols.isEmpty() ? all : symbols);
        if (chosen.isEmpty() || !all.containsAll(chosen)) {
            throw new TapeUsageException(
                    files.get(0) + ": holds " + all + ", not all of " + chosen + " (--symbol)");
        }
        InstrumentResolver resolver = new InstrumentResolver(own, chosen, instruments);
        new LineScan(TapeFormat.CRYPTOFEED, files).read(resolver::complete, resolver::onLine);
        List<String> ignored = all.stream().filter(s -> !chosen.contains(s)).toList();
        return split(TapeFormat.CRYPTOFEED, files, scan, own, chosen, ignored, resolver);
    }

    private Venue ownVenue(Path file, Map<Venue, TreeSet<String>> found, List<String> addresses) {
        if (found.isEmpty()) {
            throw new TapeUsageException(
                    file + ": no connection to a venue that is known here, only " + addresses);
        }
        if (found.size() > 1) {
            throw new TapeUsageException(
                    file
                            + ": holds several venues, "
                            + found.keySet().stream().map(Venue::code).toList()
                            + ", which cannot be read together");
        }
        Venue own = found.keySet().iterator().next();
        if (venue != null && venue != own) {
            throw new TapeUsageException(
                    file + ": holds " + own.code() + ", not " + venue.code() + " (--venue)");
        }
        return own;
    }

    private static void refuse(LineScan scan, Path file) throws TornTapeException {
        if (scan.lines() == 0 || !scan.problem().isEmpty()) {
            scan.refuseEmpty(file);
        }
        throw new TapeUsageException(
                file + ": no line has a readable time stamp; is it a capture of this format?");
    }

    private static TapeSplit split(
            TapeFormat format,
            List<Path> files,
            LineScan scan,
            Venue venue,
            TreeSet<String> symbols,
            List<String> ignored,
            InstrumentResolver resolver) {
        return TapeSplit.alone(
                new TapeHeader(
                        TapeHeader.tapeId(venue, symbols),
                        venue,
                        List.copyOf(symbols),
                        ignored,
                        terms(resolver),
                        TradeStream.AUTO),
                format,
                TapeInspection.absolute(files),
                scan.startMicros(),
                scan.endMicros(),
                scan.problem());
    }

    /** What was found; that something was not is the user's to mend. */
    static List<Instrument> terms(InstrumentResolver resolver) {
        try {
            return resolver.instruments();
        } catch (IllegalStateException e) {
            throw new TapeUsageException(e.getMessage());
        }
    }
}
