package io.tapeflow.local.command;

import io.tapeflow.core.market.Venue;
import io.tapeflow.jobs.config.InputConfig;
import io.tapeflow.jobs.config.RunConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** What is read: tapes, or the files of one capture. */
final class InputOptions {
    @Parameters(
            paramLabel = "TAPE|FILE",
            description =
                    "Directories of tapes, or the files of one capture in any order: *.gz"
                            + " (hftbacktest) or *.jsonl.zst (cryptofeed).")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--venue",
            paramLabel = "VENUE",
            converter = VenueConverter.class,
            completionCandidates = VenueNames.class,
            description = "Venue of a capture that does not tell: ${COMPLETION-CANDIDATES}.")
    private Venue venue;

    @Option(
            names = "--symbol",
            paramLabel = "SYMBOL",
            split = ",",
            description = "Symbol of a capture that does not tell, or to narrow it.")
    private List<String> symbols = new ArrayList<>();

    @Option(
            names = "--instruments",
            paramLabel = "FILE",
            description = "YAML file with tick and lot sizes, before all other sources of them.")
    private Path instruments;

    /** What was given here, and for the rest what the configuration says. */
    RunConfig over(RunConfig config) {
        InputConfig file = config.inputs();
        boolean here = !paths.isEmpty();
        if (!here && file.paths().isEmpty()) {
            throw new UsageException(
                    "what is to be read? Name a TAPE or FILEs, or inputs.paths in --config");
        }
        InputConfig input =
                new InputConfig(
                        here ? paths : file.paths(),
                        here || venue != null ? Optional.ofNullable(venue) : file.venue(),
                        here || !symbols.isEmpty() ? symbols : file.symbols(),
                        instruments != null ? Optional.of(instruments) : file.instruments());
        return config.with(input, config.parallelism(), config.speed());
    }

    private static final class VenueConverter implements ITypeConverter<Venue> {
        @Override
        public Venue convert(String code) {
            try {
                return Venue.ofCode(code);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    private static final class VenueNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Venue.values()).map(Venue::code).iterator();
        }
    }
}
