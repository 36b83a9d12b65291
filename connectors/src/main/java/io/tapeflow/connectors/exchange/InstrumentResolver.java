package io.tapeflow.connectors.exchange;

import io.tapeflow.connectors.tape.TapeLine;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.Venue;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the terms of a tape's instruments from its first lines. The best source wins: the caller's
 * file; the venue's answer in the tape; the bundled table; the greatest common divisors of the
 * first snapshot. Bundled terms that don't fit the first snapshot are not those of the tape's day
 * and are passed over.
 *
 * <p>Give it lines until it is {@link #complete}, or the tape has no more.
 */
public final class InstrumentResolver {
    private final Venue venue;
    private final VenueParser parser;
    private final SortedSet<String> symbols;
    private final TreeMap<String, Instrument> certain = new TreeMap<>();
    private final TreeMap<String, SnapshotGrid> snapshots = new TreeMap<>();

    /**
     * @param symbols of the tape, upper case
     * @param file the caller's terms, or {@link InstrumentFile#NONE}
     */
    public InstrumentResolver(Venue venue, Collection<String> symbols, InstrumentFile file) {
        this.venue = venue;
        this.parser = FrameNormalizer.parserOf(venue);
        this.symbols = new TreeSet<>(symbols);
        for (String symbol : this.symbols) {
            file.find(venue, symbol).ifPresent(terms -> certain.put(symbol, terms));
        }
    }

    /** Looks for terms in the next line. */
    public void onLine(TapeLine line) {
        if (complete()) {
            return;
        }
        if (parser.holdsTerms(line)) {
            try {
                parser.terms(line, symbols::contains)
                        .forEach(terms -> certain.putIfAbsent(terms.symbol(), terms));
            } catch (IOException e) {
                // The normalizer rejects this line and says why; terms may still come elsewhere.
                return;
            }
            return;
        }
        parser.snapshotDecimals(line).ifPresent(this::onSnapshot);
    }

    private void onSnapshot(VenueParser.SnapshotDecimals decimals) {
        String symbol = decimals.symbol();
        if (symbol.isEmpty() && symbols.size() == 1) {
            symbol = symbols.first();
        }
        if (symbols.contains(symbol)) {
            SnapshotGrid grid = SnapshotGrid.of(decimals.prices(), decimals.sizes());
            if (grid != null) {
                snapshots.putIfAbsent(symbol, grid);
            }
        }
    }

    /** Whether no further line can change what is found. */
    public boolean complete() {
        return symbols.stream().allMatch(s -> certain.containsKey(s) || snapshots.containsKey(s));
    }

    /**
     * The terms of all symbols, by id.
     *
     * @throws IllegalStateException naming the symbols that no source knows, and the remedy
     */
    public List<Instrument> instruments() {
        TreeMap<String, Instrument> byId = new TreeMap<>();
        TreeSet<String> unknown = new TreeSet<>();
        for (String symbol : symbols) {
            find(symbol)
                    .ifPresentOrElse(
                            terms -> byId.put(terms.id(), terms),
                            () -> unknown.add(venue.instrumentId(symbol)));
        }
        if (!unknown.isEmpty()) {
            throw new IllegalStateException(
                    "no tick and lot size known for "
                            + String.join(", ", unknown)
                            + ": the tape has no exchangeInfo answer and no usable book snapshot"
                            + " of it; give them with --instruments FILE");
        }
        return List.copyOf(byId.values());
    }

    private Optional<Instrument> find(String symbol) {
        if (certain.containsKey(symbol)) {
            return Optional.of(certain.get(symbol));
        }
        SnapshotGrid grid = snapshots.get(symbol);
        Optional<Instrument> bundled = BundledInstruments.find(venue, symbol);
        if (grid == null) {
            return bundled;
        }
        return bundled.filter(grid::fits).or(() -> Optional.of(grid.terms(venue, symbol)));
    }
}
