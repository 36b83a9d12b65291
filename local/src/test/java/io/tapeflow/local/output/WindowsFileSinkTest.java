package io.tapeflow.local.output;

import static io.tapeflow.local.output.OutputFixtures.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.core.signal.WindowRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.runtime.operators.sink.SinkWriterOperatorFactory;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WindowsFileSinkTest {
    private static final String BTC = "BTCUSDT.BINANCE-USDM";
    private static final String ETH = "ETHUSDT.BINANCE-USDM";
    private static final String ODD = "币安/人生USDT.BINANCE-SPOT";

    @TempDir Path directory;
    private Path parts;
    private Path out;

    @BeforeEach
    void nameTheFiles() {
        parts = directory.resolve("parts");
        out = directory.resolve("windows.csv");
    }

    @Test
    void oneInstrumentHasNoInstrumentColumn() throws Exception {
        try (var sink = started(null)) {
            sink.processElement(row(BTC, 7), 7000);
            sink.processElement(row(BTC, 8, false), 8000);
            sink.endInput();
        }
        assertThat(joined(false))
                .isEqualTo(
                        """
                        windowStartMillis,bookUpdates,ofi,trades,buyVolume,sellVolume,bid,bidSize,ask,askSize
                        7000,3,-12.5,2,0,0.04,61800,18.957,61800.1,2.23
                        8000,3,-12.5,2,0,0.04,,,,
                        """);
    }

    @Test
    void severalInstrumentsComeInTheirOrder() throws Exception {
        try (var sink = started(null)) {
            sink.processElement(row(ETH, 7), 7000);
            sink.processElement(row(ODD, 7), 7000);
            sink.processElement(row(BTC, 7), 7000);
            sink.processElement(row(ETH, 8), 8000);
            sink.endInput();
        }
        assertThat(joined(true).lines().map(line -> line.split(",")[0] + " " + line.split(",")[1]))
                .containsExactly(
                        "instrument windowStartMillis",
                        BTC + " 7000",
                        ETH + " 7000",
                        ETH + " 8000",
                        ODD + " 7000");
    }

    @Test
    void noRowsMakeAHeader() throws Exception {
        try (var sink = started(null)) {
            sink.endInput();
        }
        assertThat(joined(false)).startsWith("windowStartMillis,").hasLineCount(1);
    }

    @Test
    void aRestoreCutsOffWhatWasWrittenSince() throws Exception {
        OperatorSubtaskState checkpoint;
        try (var sink = started(null)) {
            sink.processElement(row(BTC, 1), 1000);
            checkpoint = sink.snapshot(1, 1);
            for (int second = 2; second < 2000; second++) {
                sink.processElement(row(BTC, second), second * 1000L);
            }
            sink.processElement(row(ETH, 2), 2000);
            sink.snapshot(2, 2);
        }
        assertThat(joined(true)).hasLineCount(2001);
        try (var sink = started(checkpoint)) {
            sink.processElement(row(BTC, 2), 2000);
            sink.endInput();
        }
        assertThat(joined(true).lines().map(line -> line.split(",")[1]))
                .containsExactly("windowStartMillis", "1000", "2000");
    }

    @Test
    void aNewRunForgetsThePartsOfAnEarlierOne() throws Exception {
        try (var sink = started(null)) {
            sink.processElement(row(BTC, 1), 1000);
            sink.endInput();
        }
        try (var sink = started(null)) {
            sink.processElement(row(ETH, 1), 1000);
            sink.endInput();
        }
        assertThat(joined(true)).hasLineCount(2).contains(ETH).doesNotContain(BTC);
    }

    private OneInputStreamOperatorTestHarness<WindowRow, CommittableMessage<Object>> started(
            OperatorSubtaskState checkpoint) throws Exception {
        var sink =
                new OneInputStreamOperatorTestHarness<WindowRow, CommittableMessage<Object>>(
                        new SinkWriterOperatorFactory<>(new WindowsFileSink(parts)));
        sink.setup();
        if (checkpoint != null) {
            sink.initializeState(checkpoint);
        }
        sink.open();
        return sink;
    }

    private String joined(boolean several) throws IOException {
        WindowsFile.join(parts, out, several);
        return Files.readString(out);
    }
}
