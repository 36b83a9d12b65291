package io.tapeflow.connectors.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Finds the place of a symbol from its ASCII bytes without making a string. Immutable. */
final class SymbolTable {
    private final byte[][] symbols;

    /** Place in {@code symbols} plus one by hash, open addressing; 0 is free. */
    private final int[] slots;

    SymbolTable(List<String> symbols) {
        this.symbols = new byte[symbols.size()][];
        this.slots = new int[Integer.highestOneBit(Math.max(4, symbols.size() * 4))];
        for (int place = 0; place < this.symbols.length; place++) {
            byte[] symbol = symbols.get(place).getBytes(StandardCharsets.UTF_8);
            this.symbols[place] = symbol;
            int slot = hash(symbol, 0, symbol.length);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = place + 1;
        }
    }

    /** The place of the symbol in {@code bytes[from, to)} in the list, or -1. */
    int find(byte[] bytes, int from, int to) {
        int slot = hash(bytes, from, to);
        while (slots[slot] != 0) {
            byte[] symbol = symbols[slots[slot] - 1];
            if (Arrays.equals(symbol, 0, symbol.length, bytes, from, to)) {
                return slots[slot] - 1;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return -1;
    }

    private int hash(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        return (hash ^ hash >>> 16) & (slots.length - 1);
    }
}
