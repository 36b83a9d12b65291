package io.tapeflow.local.promise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tapeflow.local.Tapeflow;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Faults, and truncated tapes, through the whole job as {@code replay} runs it: the same outcome as
 * in process.
 */
final class FaultsITCase {
    private static final String PARALLELISM = "2";

    @TempDir Path directory;

    private record Call(int exitCode, JsonNode summary, String err, byte[] decisions) {}

    private Call replay(Path file) throws IOException {
        Path decisions = directory.resolve("replayed.jsonl");
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Tapeflow.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        long start = System.nanoTime();
        int exitCode =
                line.execute(
                        "replay",
                        "--venue=binance-usdm",
                        "--symbol=BTCUSDT",
                        "--parallelism=" + PARALLELISM,
                        "--json",
                        "--decisions=" + decisions,
                        file.toString());
        System.out.printf(
                "replay of %s: exit code %d, %.1f s%n",
                file.getFileName(), exitCode, (System.nanoTime() - start) / 1e9);
        JsonNode summary = new ObjectMapper().readTree(out.toString());
        return new Call(exitCode, summary, err.toString(), Files.readAllBytes(decisions));
    }

    @Test
    void aGapAndASnapshotAndALineThatIsNoJson() throws IOException {
        Capture whole = Capture.usdm();
        int deleted = Lines.next(whole, 40_000, Lines::isDiff);
        int gap = Lines.next(whole, deleted, Lines::isDiff);
        int synced = Lines.next(whole, gap + 500, Lines::isDiff);
        String snapshot = TrueBook.after(whole, synced).snapshotLine(whole.line(synced));
        Capture changed = Lines.without(Lines.withInserted(whole, synced, snapshot), deleted);
        int bbo = Lines.next(changed, synced + 500, Lines::isBbo);
        changed = Lines.withPayload(changed, bbo, "no JSON at all");
        Path file = changed.writeTo(directory.resolve("gap.gz"));
        Call call = replay(file);
        assertThat(call.exitCode).isZero();
        assertThat(call.summary.get("gaps").intValue()).isEqualTo(1);
        assertThat(call.summary.get("gapLines").get(0).intValue()).isEqualTo(gap - 1);
        assertThat(call.summary.get("rejected").intValue()).isEqualTo(1);
        assertThat(call.summary.get("snapshots").intValue()).isEqualTo(2);
        Outcome backtest = Outcome.of(changed.inspect(file));
        assertThat(backtest.decisions.size()).isGreaterThanOrEqualTo(20);
        assertThat(text(call.decisions)).isEqualTo(text(backtest.decisionsFile(directory)));
    }

    @Test
    void aTornFileExitsOneNamingFileAndLine() throws IOException {
        byte[] bytes = Files.readAllBytes(Capture.recorded("binance-usdm/btcusdt-20240808.gz"));
        Path torn = directory.resolve("torn.gz");
        Files.write(torn, Arrays.copyOf(bytes, bytes.length / 2));
        Call call = replay(torn);
        long lines = call.summary.get("lines").longValue();
        assertThat(call.exitCode).isEqualTo(1);
        assertThat(call.err).contains(torn.toString()).contains("line " + (lines + 1));
        assertThat(lines).isGreaterThan(30_000);
        requirePrefix(call, lines);
    }

    /** Somewhere, where a line shares its microsecond with the next, and right at a decision. */
    @Test
    void truncatedTapesGiveAPrefix() throws IOException {
        Capture whole = Capture.usdm();
        Outcome outcome = Outcome.of(whole.inspectedIn(directory));
        TreeSet<Integer> cuts = new TreeSet<>(List.of(61_803, tieAfter(whole, 70_000)));
        outcome.decisions.stream()
                .skip(outcome.decisions.size() - 5)
                .mapToInt(one -> (int) one.arrival().line())
                .filter(line -> line < whole.lines().size())
                .findFirst()
                .ifPresent(cuts::add);
        assertThat(cuts).hasSize(3);
        for (int cut : cuts) {
            Call call = replay(whole.truncatedAfter(cut).writeTo(directory.resolve(cut + ".gz")));
            assertThat(call.exitCode).isZero();
            assertThat(call.summary.get("lines").intValue()).isEqualTo(cut);
            requirePrefix(call, cut);
        }
    }

    private static int tieAfter(Capture capture, int from) {
        int line = from;
        while (micros(capture, line) != micros(capture, line + 1)) {
            line++;
        }
        return line;
    }

    private static long micros(Capture capture, int line) {
        return Long.parseLong(capture.line(line).substring(0, Lines.STAMP_DIGITS)) / 1000;
    }

    /** All decisions of whole milliseconds before the end, and nothing that is not in the whole. */
    private void requirePrefix(Call call, long lines) throws IOException {
        Outcome whole = Outcome.of(Capture.usdm().inspectedIn(directory));
        List<String> part = text(call.decisions).lines().toList();
        long end = Lines.millis(Capture.usdm().line((int) lines));
        long certain =
                whole.decisions.stream().filter(one -> one.arrival().ingestMillis() < end).count();
        assertThat(part.size()).isGreaterThan(10).isGreaterThanOrEqualTo((int) certain);
        assertThat(part).isEqualTo(whole.lines().subList(0, part.size()));
        System.out.printf("%d of %d decisions%n", part.size(), whole.decisions.size());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
