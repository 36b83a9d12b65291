package io.tapeflow.benchmarks.jmh;

import io.tapeflow.connectors.exchange.InstrumentFile;
import io.tapeflow.connectors.tape.TapeInspector;
import io.tapeflow.connectors.tape.TapeSplit;
import io.tapeflow.core.market.Venue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The recording that all JMH benchmarks read: five minutes of BTCUSDT on USD-M. */
public final class Recording {
    private static final String FILE = "binance-usdm/btcusdt-20240808.gz";

    private Recording() {}

    /** Where it should be. */
    public static Path file() {
        return Path.of(System.getProperty("tapeflow.data", "../shared/data")).resolve(FILE);
    }

    /** The recording as one split. */
    static List<TapeSplit> open() throws IOException {
        if (!Files.exists(file())) {
            throw new IOException(
                    file() + " is missing; name its directory by -Dtapeflow.data=DIR");
        }
        return new TapeInspector(Venue.BINANCE_USDM, List.of("BTCUSDT"), InstrumentFile.NONE)
                .inspect(List.of(file()));
    }
}
