package io.tapeflow.jobs.config;

import io.tapeflow.core.market.Venue;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a job reads, in the words of the command line.
 *
 * @param paths directories of tapes, each of them a split; or the files of one capture
 * @param venue where a capture was recorded, where its files do not tell
 * @param symbols what a capture is about, where its files do not tell, or to narrow it; in any
 *     case, kept in upper case
 * @param instruments file of instruments' terms, before all other sources of them
 */
public record InputConfig(
        List<Path> paths, Optional<Venue> venue, List<String> symbols, Optional<Path> instruments) {

    public InputConfig {
        symbols = symbols.stream().map(symbol -> symbol.toUpperCase(Locale.ROOT)).toList();
    }

    public static InputConfig defaults() {
        return new InputConfig(List.of(), Optional.empty(), List.of(), Optional.empty());
    }
}
