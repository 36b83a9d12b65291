package io.tapeflow.jobs;

import io.tapeflow.connectors.exchange.InstrumentFile;
import io.tapeflow.connectors.tape.TapeInspector;
import io.tapeflow.connectors.tape.TapeSplit;
import io.tapeflow.connectors.tape.TapeUsageException;
import io.tapeflow.core.market.Venue;
import io.tapeflow.jobs.config.InputConfig;
import io.tapeflow.jobs.config.RunConfig;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The tapes a job is asked to read, looked at before anything runs. */
public final class TapeInputs {
    private TapeInputs() {}

    /**
     * The tapes of a job.
     *
     * @throws TapeUsageException if they cannot be read as asked
     * @throws io.tapeflow.jobs.config.ConfigException if an account is to trade what none of them
     *     holds
     */
    public static List<TapeSplit> splits(RunConfig config) throws IOException {
        List<TapeSplit> splits = splits(config.inputs());
        config.requireTradable(
                splits.stream()
                        .map(TapeSplit::tape)
                        .flatMap(tape -> ids(tape.venue(), tape.symbols()))
                        .toList());
        return splits;
    }

    /**
     * The tapes, whoever trades them.
     *
     * @throws TapeUsageException if they cannot be read as asked
     */
    public static List<TapeSplit> splits(InputConfig input) throws IOException {
        return new TapeInspector(
                        input.venue().orElse(null), input.symbols(), terms(input.instruments()))
                .inspect(input.paths());
    }

    private static Stream<String> ids(Venue venue, List<String> symbols) {
        return symbols.stream().map(venue::instrumentId);
    }

    private static InstrumentFile terms(Optional<Path> file) throws IOException {
        if (file.isEmpty()) {
            return InstrumentFile.NONE;
        }
        try {
            return InstrumentFile.read(file.get());
        } catch (NoSuchFileException e) {
            throw new TapeUsageException(
                    file.get() + ": there is no such file (--instruments or inputs.instruments)");
        } catch (IllegalArgumentException e) {
            throw new TapeUsageException(e.getMessage());
        }
    }
}
