package io.tapeflow.core.strategy;

import io.tapeflow.core.execution.ExactDecimal;
import io.tapeflow.core.market.Arrival;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Everything that one account remembers. Only {@link DecisionKernel} changes it; written and read
 * back it continues exactly as it would have.
 */
public final class AccountState {
    private static final int VERSION = 1;

    /** The order in which deadlines of one millisecond fire. */
    private static final Comparator<TradingState> DEADLINE_ORDER =
            Comparator.comparing((TradingState state) -> state.tapeId)
                    .thenComparing(state -> state.instrument);

    private final String account;
    private final TreeMap<String, TradingState> byInstrument = new TreeMap<>();
    private final List<TradingState> inDeadlineOrder = new ArrayList<>();

    /** Of the last input; null before the first. */
    Arrival lastArrival;

    /** Deadlines up to here have fired. */
    long advancedToMillis = Long.MIN_VALUE;

    /** Decisions so far. */
    long decisions;

    /** Realised PnL minus fees. */
    BigDecimal cashFlow = BigDecimal.ZERO;

    /** When the next equity point is due, and on which tape it is stamped. */
    long equityDueMillis = TradingState.NEVER;

    String equityTapeId = "";

    private long nextInstrumentMillis = TradingState.NEVER;

    public AccountState(String account) {
        this.account = account;
    }

    public String account() {
        return account;
    }

    /** The earliest deadline in milliseconds of ingest time, {@link Long#MAX_VALUE} for none. */
    public long nextDeadlineMillis() {
        return Math.min(nextInstrumentMillis, equityDueMillis);
    }

    /** The instrument's state, made at its first input. */
    TradingState trading(String instrument, String tapeId) {
        TradingState state = byInstrument.get(instrument);
        if (state == null) {
            state = new TradingState(instrument, tapeId);
            byInstrument.put(instrument, state);
            inDeadlineOrder.add(state);
            inDeadlineOrder.sort(DEADLINE_ORDER);
        } else if (!state.tapeId.equals(tapeId)) {
            state.tapeId = tapeId;
            inDeadlineOrder.sort(DEADLINE_ORDER);
        }
        return state;
    }

    /** By tape, then instrument. */
    List<TradingState> inDeadlineOrder() {
        return inDeadlineOrder;
    }

    /** By instrument. */
    Iterable<TradingState> byInstrument() {
        return byInstrument.values();
    }

    /** Takes note of what an instrument's next deadline has become. */
    void reschedule(TradingState changed) {
        long next = changed.nextDeadlineMillis();
        if (next != changed.knownDeadlineMillis) {
            changed.knownDeadlineMillis = next;
            scanDeadlines();
        }
    }

    private void scanDeadlines() {
        nextInstrumentMillis = TradingState.NEVER;
        for (TradingState state : inDeadlineOrder) {
            nextInstrumentMillis = Math.min(nextInstrumentMillis, state.knownDeadlineMillis);
        }
    }

    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeUTF(account);
        out.writeBoolean(lastArrival != null);
        if (lastArrival != null) {
            StateFormat.writeArrival(lastArrival, out);
        }
        out.writeLong(advancedToMillis);
        out.writeLong(decisions);
        ExactDecimal.write(cashFlow, out);
        out.writeLong(equityDueMillis);
        out.writeUTF(equityTapeId);
        out.writeInt(byInstrument.size());
        for (TradingState state : byInstrument.values()) {
            state.write(out);
        }
    }

    public static AccountState read(DataInput in) throws IOException {
        int version = in.readByte();
        if (version != VERSION) {
            throw new IOException("account state of version " + version + ", known: " + VERSION);
        }
        AccountState account = new AccountState(in.readUTF());
        account.lastArrival = in.readBoolean() ? StateFormat.readArrival(in) : null;
        account.advancedToMillis = in.readLong();
        account.decisions = in.readLong();
        account.cashFlow = ExactDecimal.read(in);
        account.equityDueMillis = in.readLong();
        account.equityTapeId = in.readUTF();
        for (int left = in.readInt(); left > 0; left--) {
            TradingState state = TradingState.read(in);
            account.byInstrument.put(state.instrument, state);
            account.inDeadlineOrder.add(state);
        }
        account.inDeadlineOrder.sort(DEADLINE_ORDER);
        account.scanDeadlines();
        return account;
    }
}
