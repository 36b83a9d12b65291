package io.tapeflow.local.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * A real capture with results that another program computed.
 *
 * @param files all of it
 * @param expected name of the expected results, without its ending
 */
record RecordedCapture(String venue, List<String> files, String expected) {
    static final RecordedCapture USDM =
            new RecordedCapture("binance-usdm", List.of("btcusdt-20240808.gz"), "btcusdt-20240808");

    static final RecordedCapture SPOT =
            new RecordedCapture(
                    "binance-spot",
                    // Not in the order of time: that is for the command to find.
                    List.of("btcusdt-20240809.gz", "btcusdt-20240808.gz"),
                    "btcusdt-202408");

    /** The files; whoever asks is skipped, by name, where they are not there. */
    List<Path> paths() {
        Assumptions.assumeTrue(
                Files.isDirectory(directory()),
                () -> "recorded market data is not in " + directory() + " (tapeflow.data)");
        return files.stream().map(directory()::resolve).toList();
    }

    /** One line of JSON. */
    String expectedJson() throws IOException {
        return Files.readString(directory().resolve(expected + ".expected.json"));
    }

    Path expectedWindows() {
        return directory().resolve(expected + ".windows.csv");
    }

    /** Calls a command over it. */
    Call call(String command, Object... options) {
        Object[] fixed = {command, "--venue", venue, "--symbol", "BTCUSDT"};
        Object[] all = new Object[fixed.length + options.length];
        System.arraycopy(fixed, 0, all, 0, fixed.length);
        System.arraycopy(options, 0, all, fixed.length, options.length);
        return Call.of(paths(), all);
    }

    private Path directory() {
        return Path.of(System.getProperty("tapeflow.data", "../../shared/data"), venue);
    }
}
