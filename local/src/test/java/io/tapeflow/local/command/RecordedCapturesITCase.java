package io.tapeflow.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the commands print and write of real captures is what another program computed. */
final class RecordedCapturesITCase {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path directory;

    static Stream<Arguments> captures() {
        return Stream.of(
                Arguments.of("binance-usdm", RecordedCapture.USDM),
                Arguments.of("binance-spot", RecordedCapture.SPOT));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("captures")
    void replayAndBacktestGiveTheExpectedNumbers(String name, RecordedCapture capture)
            throws IOException {
        Call replay = written(capture, "replay", "--parallelism", 2);
        Call backtest = written(capture, "backtest");
        assertThat(replay.out()).isEqualTo(backtest.out());
        assertThat(of("replay", "jsonl"))
                .hasSameBinaryContentAs(of("backtest", "jsonl"))
                .isNotEmptyFile();
    }

    private Call written(RecordedCapture capture, String command, Object... more)
            throws IOException {
        List<Object> options = new ArrayList<>(List.of(more));
        options.addAll(List.of("--json", "--decisions", of(command, "jsonl")));
        options.addAll(List.of("--windows", of(command, "csv")));
        Call call = capture.call(command, options.toArray());
        assertThat(call.exitCode()).as(call.err()).isZero();
        assertThat(of(command, "csv")).hasSameBinaryContentAs(capture.expectedWindows());
        assertThat(call.out().lines()).hasSize(1);
        JsonNode expected = JSON.readTree(capture.expectedJson());
        JsonNode printed = JSON.readTree(call.out());
        List<String> keys = new ArrayList<>();
        expected.fieldNames().forEachRemaining(keys::add);
        List<String> first = new ArrayList<>();
        printed.fieldNames().forEachRemaining(first::add);
        assertThat(first.subList(0, keys.size())).isEqualTo(keys);
        for (String key : keys) {
            assertThat(printed.get(key)).as(key).isEqualTo(expected.get(key));
        }
        return call;
    }

    private Path of(String command, String ending) {
        return directory.resolve(command + "." + ending);
    }
}
