package io.tapeflow.connectors.tape;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Gives equal bytes the same string, for the few names that repeat on every line. */
final class ConnectionNames {
    private static final int CAPACITY = 64;

    private final List<byte[]> keys = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private int last;

    /** The name in these bytes (UTF-8). */
    String of(byte[] bytes, int from, int to) {
        if (last < keys.size() && matches(last, bytes, from, to)) {
            return names.get(last);
        }
        for (int i = 0; i < keys.size(); i++) {
            if (matches(i, bytes, from, to)) {
                last = i;
                return names.get(i);
            }
        }
        String name = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        if (keys.size() < CAPACITY) {
            last = keys.size();
            keys.add(Arrays.copyOfRange(bytes, from, to));
            names.add(name);
        }
        return name;
    }

    private boolean matches(int index, byte[] bytes, int from, int to) {
        byte[] key = keys.get(index);
        return Arrays.equals(bytes, from, to, key, 0, key.length);
    }
}
