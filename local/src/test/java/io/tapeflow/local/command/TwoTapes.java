package io.tapeflow.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.jobs.config.InputConfig;
import io.tapeflow.local.promise.Capture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Two real captures of one hour as tapes, and what a replay of both makes of them. */
record TwoTapes(Path spot, Path usdm, Path decisions, Path windows) {
    static final List<String> INSTRUMENTS = List.of("BTCUSDT.BINANCE-SPOT", "BTCUSDT.BINANCE-USDM");

    /**
     * Imports and replays; whoever asks is skipped, by name, where the captures are not there.
     *
     * @param seconds of each capture at most
     */
    static TwoTapes importTo(Path directory, long seconds) throws IOException {
        TwoTapes tapes =
                new TwoTapes(
                        begin(Capture.spot(), seconds).importTo(directory.resolve("spot")),
                        begin(Capture.usdm(), seconds).importTo(directory.resolve("usdm")),
                        directory.resolve("replay.jsonl"),
                        directory.resolve("replay.csv"));
        succeed(
                Call.of(
                        tapes.paths(),
                        "replay",
                        "--decisions",
                        tapes.decisions,
                        "--windows",
                        tapes.windows));
        return tapes;
    }

    private static Capture begin(Capture capture, long seconds) {
        long end = stampNanos(capture.lines().get(0)) + TimeUnit.SECONDS.toNanos(seconds);
        return capture.with(
                capture.lines().stream().takeWhile(line -> stampNanos(line) < end).toList());
    }

    private static long stampNanos(String line) {
        return Long.parseLong(line.substring(0, line.indexOf(' ')));
    }

    static void succeed(Call call) {
        assertThat(call.exitCode()).as(call.err()).isZero();
    }

    List<Path> paths() {
        return List.of(spot, usdm);
    }

    InputConfig inputs() {
        return new InputConfig(paths(), Optional.empty(), List.of(), Optional.empty());
    }

    /** The windows files of the captures, computed by another program, as one. */
    static List<String> expectedWindows() throws IOException {
        List<String> rows = new ArrayList<>();
        for (String instrument : INSTRUMENTS) {
            RecordedCapture capture =
                    instrument.endsWith("SPOT") ? RecordedCapture.SPOT : RecordedCapture.USDM;
            List<String> lines = Files.readAllLines(capture.expectedWindows());
            if (rows.isEmpty()) {
                rows.add("instrument," + lines.get(0));
            }
            lines.stream().skip(1).forEach(line -> rows.add(instrument + "," + line));
        }
        return rows;
    }

    /**
     * Rows of an instrument in the windows file except the last, which the end of input may have
     * cut: those that have a point.
     */
    List<String> windowsWithPoint(String instrument) throws IOException {
        List<String> rows =
                Files.readAllLines(windows).stream()
                        .filter(row -> row.startsWith(instrument + ","))
                        .map(row -> row.substring(instrument.length() + 1))
                        .toList();
        return rows.subList(0, rows.size() - 1);
    }
}
