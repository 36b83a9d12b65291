package io.tapeflow.local.promise;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Many instruments made of the two BTC captures: symbols are renamed, ids and times shifted by
 * different amounts; prices and sizes stay as they were recorded.
 */
final class Fleet {
    private static final Pattern IDS_AND_TIMES =
            Pattern.compile("\"(U|u|pu|lastUpdateId|t|E|T)\":(\\d+)");
    private static final int STAMP_DIGITS = 19;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private Fleet() {}

    /** Imports eight tapes of one instrument each, of the first milliseconds of the captures. */
    static List<Path> importTo(Path directory, long millis) throws IOException {
        List<Path> tapes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            long id = 1_000_003L * i;
            Capture usdm = renamed(Capture.usdm(), "AA" + i + "USDT", id, 7_013L * i, millis);
            tapes.add(usdm.importTo(directory.resolve("usdm-" + i)));
            Capture spot = renamed(Capture.spot(), "BB" + i + "USDT", -7 * id, 3_571L * i, millis);
            tapes.add(spot.importTo(directory.resolve("spot-" + i)));
        }
        return tapes;
    }

    /** A capture's beginning under another name, at other times and with other ids. */
    static Capture renamed(
            Capture original, String symbol, long idShift, long shiftMillis, long millis) {
        List<String> lines = new ArrayList<>();
        long end = stamp(original.line(1)) + millis * NANOS_PER_MILLI;
        for (String line : original.lines()) {
            if (stamp(line) >= end) {
                break;
            }
            lines.add(changed(line, original.symbol(), symbol, idShift, shiftMillis));
        }
        return new Capture(original.venue(), symbol, lines);
    }

    private static long stamp(String line) {
        return Long.parseLong(line.substring(0, STAMP_DIGITS));
    }

    private static String changed(
            String line, String from, String to, long idShift, long shiftMillis) {
        Matcher fields = IDS_AND_TIMES.matcher(line);
        String shifted = fields.replaceAll(field -> shifted(field, idShift, shiftMillis));
        return (stamp(line) + shiftMillis * NANOS_PER_MILLI)
                + shifted.substring(STAMP_DIGITS)
                        .replace("\"" + from + "\"", "\"" + to + "\"")
                        .replace(from.toLowerCase() + "@", to.toLowerCase() + "@");
    }

    private static String shifted(MatchResult field, long idShift, long shiftMillis) {
        boolean time = field.group(1).equals("E") || field.group(1).equals("T");
        long value = Long.parseLong(field.group(2)) + (time ? shiftMillis : idShift);
        return "\"" + field.group(1) + "\":" + value;
    }
}
