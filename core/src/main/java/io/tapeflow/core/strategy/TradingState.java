package io.tapeflow.core.strategy;

import io.tapeflow.core.execution.IocOrder;
import io.tapeflow.core.execution.Ledger;
import io.tapeflow.core.market.BookState;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.signal.MarketView;
import io.tapeflow.core.signal.PatternPressure;
import io.tapeflow.core.strategy.Decision.Cause;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** All that an account remembers of one instrument. Fields that may be null say so. */
final class TradingState {
    static final long NEVER = Long.MAX_VALUE;

    final String instrument;
    String tapeId;

    /** Null until the terms came. */
    Instrument terms;

    /** The latest; null until the first. */
    MarketView view;

    PatternPressure patterns = new PatternPressure();
    Ledger ledger = new Ledger();
    Tally tally = new Tally();
    ScoreProbes probes = new ScoreProbes();

    /** Best bid + best ask of the latest SYNCED view with both; 0 until there was one. */
    long midHalfTicks;

    /** Latest 60 s realised volatility that was warm. */
    double volatilityTicks;

    /** Whether |score| has been below its lower level since the last crossing. */
    boolean armed;

    /** The order in flight, or null. */
    IocOrder pending;

    /** Mid at the entry's last fill, and the moves from it that close the position. */
    long entryMidHalfTicks;

    long takeProfitHalfTicks;
    long stopLossHalfTicks;

    /** Deadline of the open position; NEVER without one. */
    long holdUntilMillis = NEVER;

    /** Why the position is being closed, until it is flat; else null. */
    Cause exitCause;

    /** An exit has met the displayed book: only a changed book is worth another try. */
    boolean exitAwaitsDiff;

    /** When the alert is due; NEVER while the book is SYNCED or after it was given. */
    long staleAlertMillis = NEVER;

    /** The next deadline as the account knows it. */
    long knownDeadlineMillis = NEVER;

    TradingState(String instrument, String tapeId) {
        this.instrument = instrument;
        this.tapeId = tapeId;
    }

    boolean isSynced() {
        return view != null && view.bookState() == BookState.SYNCED;
    }

    /** Whether the book can be traded on now: SYNCED, with both sides. */
    boolean hasMid() {
        return isSynced() && view.bids().count() > 0 && view.asks().count() > 0;
    }

    long nextDeadlineMillis() {
        long next = Math.min(probes.nextDeadlineMillis(), holdUntilMillis);
        next = Math.min(next, staleAlertMillis);
        return pending == null ? next : Math.min(next, pending.arrivesAtMillis());
    }

    void write(DataOutput out) throws IOException {
        out.writeUTF(instrument);
        out.writeUTF(tapeId);
        out.writeBoolean(terms != null);
        if (terms != null) {
            StateFormat.writeTerms(terms, out);
        }
        out.writeBoolean(view != null);
        if (view != null) {
            StateFormat.writeView(view, out);
        }
        patterns.write(out);
        ledger.write(out);
        tally.write(out);
        probes.write(out);
        out.writeLong(midHalfTicks);
        out.writeDouble(volatilityTicks);
        out.writeBoolean(armed);
        out.writeBoolean(pending != null);
        if (pending != null) {
            pending.write(out);
        }
        out.writeLong(entryMidHalfTicks);
        out.writeLong(takeProfitHalfTicks);
        out.writeLong(stopLossHalfTicks);
        out.writeLong(holdUntilMillis);
        out.writeUTF(exitCause == null ? "" : exitCause.name());
        out.writeBoolean(exitAwaitsDiff);
        out.writeLong(staleAlertMillis);
    }

    static TradingState read(DataInput in) throws IOException {
        TradingState state = new TradingState(in.readUTF(), in.readUTF());
        state.terms = in.readBoolean() ? StateFormat.readTerms(in) : null;
        state.view = in.readBoolean() ? StateFormat.readView(in) : null;
        state.patterns = PatternPressure.read(in);
        state.ledger = Ledger.read(in);
        state.tally = Tally.read(in);
        state.probes = ScoreProbes.read(in);
        state.midHalfTicks = in.readLong();
        state.volatilityTicks = in.readDouble();
        state.armed = in.readBoolean();
        state.pending = in.readBoolean() ? IocOrder.read(in) : null;
        state.entryMidHalfTicks = in.readLong();
        state.takeProfitHalfTicks = in.readLong();
        state.stopLossHalfTicks = in.readLong();
        state.holdUntilMillis = in.readLong();
        String cause = in.readUTF();
        state.exitCause = cause.isEmpty() ? null : Cause.valueOf(cause);
        state.exitAwaitsDiff = in.readBoolean();
        state.staleAlertMillis = in.readLong();
        state.knownDeadlineMillis = state.nextDeadlineMillis();
        return state;
    }
}
