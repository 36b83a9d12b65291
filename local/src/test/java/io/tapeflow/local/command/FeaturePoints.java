package io.tapeflow.local.command;

import io.tapeflow.connectors.influxdb.FeatureField;
import io.tapeflow.core.signal.Feature;
import io.tapeflow.core.signal.WindowRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Points of features in one form, whether read from the store, a windows file or computed. */
final class FeaturePoints {
    private static final String ROW =
            "bookUpdates, ofi, trades, buyVolume, sellVolume, bid, bidSize, ask, askSize";

    private FeaturePoints() {}

    /** Columns of a windows file as the store has them, in the order of time. */
    static List<List<String>> storedWindows(SettledStore store, String instrument)
            throws IOException {
        return store.ask("select cast(time as long) / 1000000, " + ROW + from(instrument)).stream()
                .map(FeaturePoints::canonical)
                .toList();
    }

    /** The same of rows of a windows file. */
    static List<List<String>> windows(List<String> rows) {
        return rows.stream().map(row -> canonical(Arrays.asList(row.split(",", -1)))).toList();
    }

    /** All features as the store has them, in the order of time; null where a point has none. */
    static List<List<String>> storedFeatures(SettledStore store, String instrument)
            throws IOException {
        String fields =
                Arrays.stream(Feature.values())
                        .map(FeatureField::name)
                        .collect(Collectors.joining(", "));
        return store.ask("select " + fields + from(instrument)).stream()
                .map(FeaturePoints::canonical)
                .toList();
    }

    /** The same of computed rows except the last; null for NaN. */
    static List<List<String>> features(List<WindowRow> rows, String instrument) {
        return rows.stream()
                .filter(row -> row.instrument().equals(instrument) && !row.last())
                .map(FeaturePoints::features)
                .toList();
    }

    private static List<String> features(WindowRow row) {
        List<String> values = new ArrayList<>();
        for (double value : row.features()) {
            values.add(Double.isNaN(value) ? null : canonical(Double.toString(value)));
        }
        return values;
    }

    private static String from(String instrument) {
        return " from features where instrument = '" + instrument + "' order by time";
    }

    private static List<String> canonical(List<String> row) {
        return row.stream().map(FeaturePoints::canonical).toList();
    }

    /** Equal for texts of the same double. */
    private static String canonical(String number) {
        return number == null || number.isEmpty()
                ? null
                // Without the sign of a zero.
                : Double.toString(Double.parseDouble(number) + 0.0);
    }
}
