package io.tapeflow.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.core.market.MarketRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Real recordings must give, to the last digit, the results that a separate program computed with
 * fixed-point integers.
 */
final class ExpectedResultsTest {
    private static final String HEADER =
            "windowStartMillis,bookUpdates,ofi,trades,buyVolume,sellVolume,bid,bidSize,ask,askSize";

    @Test
    void usdmCaptureGivesTheExpectedSummaryAndWindows() throws IOException {
        check(
                BinanceCapture.usdm(),
                "binance-usdm/btcusdt-20240808.expected.json",
                "binance-usdm/btcusdt-20240808.windows.csv");
    }

    @Test
    void spotCaptureOfTwoFilesGivesTheExpectedSummaryAndWindows() throws IOException {
        check(
                BinanceCapture.spot(),
                "binance-spot/btcusdt-202408.expected.json",
                "binance-spot/btcusdt-202408.windows.csv");
    }

    private static void check(List<MarketRecord> records, String json, String csv)
            throws IOException {
        Collected collected = Collected.of(records);
        assertThat(collected.summaries).hasSize(1);
        assertThat(summary(collected.summaries.get(0)))
                .isEqualTo(expected(Files.readString(BinanceCapture.data(json))));
        assertThat(windows(collected.windows))
                .isEqualTo(Files.readString(BinanceCapture.data(csv)));
        assertThat(collected.windows.get(collected.windows.size() - 1).last()).isTrue();
        assertThat(collected.windows.stream().filter(WindowRow::last)).hasSize(1);
    }

    /** The flat object of the file, its values as printed. */
    private static Map<String, String> expected(String json) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : json.strip().replaceAll("[{}\"]", "").split(",\\s*")) {
            String[] parts = pair.split(":\\s*");
            values.put(parts[0], parts[1]);
        }
        assertThat(values).hasSize(18);
        return values;
    }

    private static Map<String, String> summary(FeedSummary summary) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("lines", Long.toString(summary.lines()));
        values.put("depth", Long.toString(summary.depth()));
        values.put("trades", Long.toString(summary.trades()));
        values.put("bbo", Long.toString(summary.bbo()));
        values.put("snapshots", Long.toString(summary.snapshots()));
        values.put("applied", Long.toString(summary.applied()));
        values.put("gaps", Long.toString(summary.gaps()));
        values.put("duplicates", Long.toString(summary.duplicates()));
        values.put("crossed", Long.toString(summary.crossed()));
        values.put("rejected", Long.toString(summary.rejected()));
        values.put("bboChecked", Long.toString(summary.bboChecked()));
        values.put("bboMatched", Long.toString(summary.bboMatched()));
        values.put("buyVolume", decimal(summary.buyVolumeLots(), summary.lotSize()));
        values.put("sellVolume", decimal(summary.sellVolumeLots(), summary.lotSize()));
        values.put("ofi", decimal(summary.ofiLots(), summary.lotSize()));
        values.put("windows", Long.toString(summary.windows()));
        values.put("r2Ofi10s", rounded(summary.r2Ofi10s()));
        values.put("r2Tfi10s", rounded(summary.r2Tfi10s()));
        return values;
    }

    private static String windows(List<WindowRow> rows) {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        for (WindowRow row : rows) {
            text.append(row.windowStartMillis()).append(',').append(row.bookUpdates()).append(',');
            text.append(decimal(row.ofiLots(), row.lotSize())).append(',');
            text.append(row.trades()).append(',');
            text.append(decimal(row.buyVolumeLots(), row.lotSize())).append(',');
            text.append(decimal(row.sellVolumeLots(), row.lotSize())).append(',');
            if (row.hasBook()) {
                text.append(decimal(row.bidPriceTicks(), row.tickSize())).append(',');
                text.append(decimal(row.bidSizeLots(), row.lotSize())).append(',');
                text.append(decimal(row.askPriceTicks(), row.tickSize())).append(',');
                text.append(decimal(row.askSizeLots(), row.lotSize()));
            } else {
                text.append(",,,");
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String decimal(long count, BigDecimal step) {
        BigDecimal value = step.multiply(BigDecimal.valueOf(count));
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static String rounded(double r2) {
        return new BigDecimal(r2)
                .setScale(4, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
