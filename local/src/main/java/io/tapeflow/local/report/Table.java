package io.tapeflow.local.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Text in columns: the first to the left, the others to the right. */
final class Table {
    private static final String GAP = "  ";

    private final List<String[]> rows = new ArrayList<>();

    Table(String... header) {
        rows.add(header);
    }

    Table row(String... cells) {
        rows.add(cells);
        return this;
    }

    @Override
    public String toString() {
        int[] widths = new int[rows.get(0).length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining());
    }

    private static String line(String[] row, int[] widths) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.length; i++) {
            String padding = " ".repeat(widths[i] - row[i].length());
            cells.add(i == 0 ? row[i] + padding : padding + row[i]);
        }
        return String.join(GAP, cells).stripTrailing() + "\n";
    }

    static String[] cells(Object... values) {
        return Arrays.stream(values).map(Table::cell).toArray(String[]::new);
    }

    private static String cell(Object value) {
        return value instanceof Long number
                ? String.format(Locale.ROOT, "%,d", number)
                : value.toString();
    }
}
