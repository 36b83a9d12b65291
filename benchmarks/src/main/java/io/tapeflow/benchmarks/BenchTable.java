package io.tapeflow.benchmarks;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** The figures as aligned text. */
final class BenchTable {
    private static final String[] HEADER = {
        "what", "measured", "bare, same run", "target", "reached"
    };

    private final List<String[]> rows = new ArrayList<>();

    /**
     * Adds a figure.
     *
     * @param bare what the same run gave without Flink, with the ratio; empty where there is none
     */
    void add(String what, String measured, String bare, String target, boolean reached) {
        rows.add(new String[] {what, measured, bare, target, reached ? "yes" : "NO"});
    }

    void print(PrintWriter out) {
        int[] widths = new int[HEADER.length];
        List<String[]> all = new ArrayList<>();
        all.add(HEADER);
        all.addAll(rows);
        for (String[] row : all) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        for (String[] row : all) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row[i]).append(" ".repeat(widths[i] - row[i].length() + 2));
            }
            out.println(line.toString().stripTrailing());
        }
        out.flush();
    }
}
