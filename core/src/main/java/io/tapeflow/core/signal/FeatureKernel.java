package io.tapeflow.core.signal;

import io.tapeflow.core.book.SyncOutcome;
import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.BboUpdate;
import io.tapeflow.core.market.BookDiff;
import io.tapeflow.core.market.BookSnapshot;
import io.tapeflow.core.market.BookState;
import io.tapeflow.core.market.FeedReset;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.InstrumentDefinition;
import io.tapeflow.core.market.MarketRecord;
import io.tapeflow.core.market.Side;
import io.tapeflow.core.market.TapeEnd;
import io.tapeflow.core.market.Trade;

/**
 * Turns the records of an instrument into views, signals, window rows and feed events. Without
 * state of its own: everything is in the {@link InstrumentState}, and time passes only through the
 * records and {@link #advanceTo}.
 *
 * <p>A view comes of every diff applied live, every trade and every change of the book's state; a
 * completed sync gives exactly one.
 */
public final class FeatureKernel {
    private final FeatureConfig config;
    private final FeatureEmitter emitter;

    public FeatureKernel(FeatureConfig config) {
        this.config = config;
        this.emitter = new FeatureEmitter(config);
    }

    /**
     * Takes a record, after the deadlines of the milliseconds before its own.
     *
     * @throws IllegalStateException if a snapshot, diff or trade comes before the first definition
     * @throws IllegalArgumentException for a record that is not about an instrument's market
     */
    public void onRecord(InstrumentState state, MarketRecord record, FeatureOutput out) {
        advanceTo(state, record.arrival().ingestMillis() - 1, out);
        state.tapeId = record.arrival().tapeId();
        if (record instanceof BookDiff diff) {
            onDiff(state, diff, out);
        } else if (record instanceof Trade trade) {
            onTrade(state, trade, out);
        } else if (record instanceof BboUpdate bbo) {
            state.counts.bbo++;
            state.crossCheck.onBbo(bbo);
            signOfLife(state, bbo.arrival());
        } else if (record instanceof BookSnapshot snapshot) {
            onSnapshot(state, snapshot, out);
        } else if (record instanceof InstrumentDefinition definition) {
            onDefinition(state, definition, out);
        } else if (record instanceof FeedReset) {
            onReset(state, record.arrival(), out);
        } else if (record instanceof TapeEnd end) {
            state.counts.lines = end.lines();
            state.counts.rejected = end.rejected();
            state.counts.skewedStamps = end.skewedStamps();
            state.counts.leftOutLevels = end.leftOutLevels();
            state.counts.roundedSizes = end.roundedSizes();
        } else {
            throw new IllegalArgumentException("not a record of a market: " + record);
        }
        if (state.viewOwed) {
            emitter.view(state, record.arrival(), MarketRecord.NO_TIME, out);
        }
    }

    /** Fires all deadlines up to this millisecond of ingest time, each with its own stamp. */
    public void advanceTo(InstrumentState state, long ingestMillis, FeatureOutput out) {
        long deadline = state.silenceDeadlineMillis;
        if (deadline > ingestMillis) {
            return;
        }
        state.silenceDeadlineMillis = Long.MAX_VALUE;
        state.sync.markSilent();
        Arrival arrival = Arrival.ofDeadline(deadline, state.tapeId);
        emitter.feed(state, arrival, FeedEvent.Kind.SILENT, out);
        emitter.view(state, arrival, MarketRecord.NO_TIME, out);
    }

    /** The input has ended: the last window and the summary leave, and no deadline fires. */
    public void finish(InstrumentState state, FeatureOutput out) {
        emitter.closeWindow(state, true, out);
        emitter.summary(state, out);
    }

    private void onDiff(InstrumentState state, BookDiff diff, FeatureOutput out) {
        requireTerms(state, diff);
        state.counts.depth++;
        BookState before = state.bookState();
        SyncOutcome outcome = state.sync.onDiff(diff, state.book, state.rule);
        moveClock(state, diff.eventTimeMicros(), before, out);
        switch (outcome) {
            case APPLIED, RECOVERED -> onLiveDiff(state, diff, outcome, out);
            case BUFFERED_WITH_LOSS -> tellOverflow(state, diff.arrival(), out);
            default -> onSyncOutcome(state, outcome, before, diff, diff.eventTimeMicros(), out);
        }
        signOfLife(state, diff.arrival());
    }

    private void onLiveDiff(
            InstrumentState state, BookDiff diff, SyncOutcome outcome, FeatureOutput out) {
        state.top.refresh(state.book);
        long ofiLots = state.flow.onDiff(state.book, state.top);
        state.counts.ofiLots += ofiLots;
        state.crossCheck.onBook(diff.lastUpdateId(), state.book);
        boolean placed = state.flow.hasClock();
        if (placed) {
            state.window.addDiff(state.flow.second(), ofiLots, state.top);
        }
        if (outcome == SyncOutcome.RECOVERED) {
            emitter.feed(state, diff.arrival(), FeedEvent.Kind.RECOVERED, out);
        }
        double[] features = emitter.view(state, diff.arrival(), diff.eventTimeMicros(), out);
        if (placed) {
            state.window.setLast(diff.arrival(), features);
        }
        emitter.detect(state, diff.arrival(), features, out);
    }

    private void onTrade(InstrumentState state, Trade trade, FeatureOutput out) {
        requireTerms(state, trade);
        state.counts.trades++;
        if (trade.aggressor() == Side.BUY) {
            state.counts.buyVolumeLots += trade.sizeLots();
        } else {
            state.counts.sellVolumeLots += trade.sizeLots();
        }
        moveClock(state, trade.eventTimeMicros(), state.bookState(), out);
        state.flow.onTrade(trade.aggressor(), trade.sizeLots());
        boolean placed = state.flow.hasClock();
        if (placed) {
            state.window.addTrade(
                    state.flow.second(),
                    trade.aggressor(),
                    trade.sizeLots(),
                    state.sync.isChained(),
                    state.top);
        }
        double[] features = emitter.tradeView(state, trade, out);
        if (placed) {
            state.window.setLast(trade.arrival(), features);
        }
        emitter.detect(state, trade.arrival(), features, out);
        signOfLife(state, trade.arrival());
    }

    private void onSnapshot(InstrumentState state, BookSnapshot snapshot, FeatureOutput out) {
        requireTerms(state, snapshot);
        state.counts.snapshots++;
        BookState before = state.bookState();
        SyncOutcome outcome = state.sync.onSnapshot(snapshot, state.book, state.rule);
        onSyncOutcome(state, outcome, before, snapshot, snapshot.eventTimeMicros(), out);
        if (outcome == SyncOutcome.SYNCED) {
            signOfLife(state, snapshot.arrival());
        }
    }

    /** What a diff that was not applied live, or a snapshot, did to the sync. */
    private void onSyncOutcome(
            InstrumentState state,
            SyncOutcome outcome,
            BookState before,
            MarketRecord cause,
            long eventTimeMicros,
            FeatureOutput out) {
        switch (outcome) {
            case SYNCED -> {
                state.top.refresh(state.book);
                state.flow.restart(state.book, state.top);
                state.detectors.reset();
                state.overflowTold = false;
                state.crossCheck.onBook(state.sync.lastUpdateId(), state.book);
                emitter.feed(state, cause.arrival(), FeedEvent.Kind.SYNCED, out);
            }
            case GAP -> {
                long number = state.sync.breakArrivalNumber();
                state.counts.addGapLine(number / Arrival.FRAME_CAPACITY);
                emitter.gap(state, cause.arrival(), out);
            }
            case CROSSED -> emitter.feed(state, cause.arrival(), FeedEvent.Kind.CROSSED, out);
            case SNAPSHOT_HELD -> {
                if (before == BookState.SYNCED) {
                    emitter.feed(state, cause.arrival(), FeedEvent.Kind.RESET, out);
                }
            }
            default -> {}
        }
        if (state.bookState() != before) {
            afterStateChange(state);
            emitter.view(state, cause.arrival(), eventTimeMicros, out);
        }
    }

    private void onDefinition(
            InstrumentState state, InstrumentDefinition definition, FeatureOutput out) {
        Instrument old = state.terms;
        Instrument terms = definition.terms();
        if (terms.equals(old)) {
            return;
        }
        boolean unitsChanged =
                old != null
                        && (old.tickSize().compareTo(terms.tickSize()) != 0
                                || old.lotSize().compareTo(terms.lotSize()) != 0);
        if (unitsChanged) {
            emitter.closeWindow(state, false, out);
            onReset(state, definition.arrival(), out);
            state.crossCheck.clear();
            state.regression = new FlowRegression();
            long clockMicros = state.flow.clockMicros;
            state.flow = new InstrumentFlow();
            if (clockMicros != MarketRecord.NO_TIME) {
                state.flow.moveClock(clockMicros, false, config.zSamples());
            }
        }
        state.setTerms(terms);
        out.terms(definition.arrival(), terms);
    }

    private void onReset(InstrumentState state, Arrival arrival, FeatureOutput out) {
        BookState before = state.bookState();
        boolean hadBook = state.sync.epoch() > 0 || state.sync.buffered() > 0;
        state.sync.reset(state.book);
        state.crossCheck.clear();
        state.overflowTold = false;
        if (hadBook) {
            emitter.feed(state, arrival, FeedEvent.Kind.RESET, out);
        }
        if (state.bookState() != before) {
            afterStateChange(state);
        }
    }

    private static void afterStateChange(InstrumentState state) {
        state.top.refresh(state.book);
        state.viewOwed = true;
        if (state.bookState() != BookState.SYNCED) {
            state.silenceDeadlineMillis = Long.MAX_VALUE;
        }
    }

    private void tellOverflow(InstrumentState state, Arrival arrival, FeatureOutput out) {
        if (!state.overflowTold) {
            state.overflowTold = true;
            emitter.feed(state, arrival, FeedEvent.Kind.BUFFER_OVERFLOW, out);
        }
    }

    private void moveClock(
            InstrumentState state, long eventTimeMicros, BookState before, FeatureOutput out) {
        if (eventTimeMicros <= state.flow.clockMicros) {
            return; // NO_TIME is the smallest of all
        }
        if (state.window.isOpen()
                && Math.floorDiv(eventTimeMicros, 1_000_000L) > state.window.second()) {
            emitter.closeWindow(state, false, out);
        }
        state.flow.moveClock(eventTimeMicros, before == BookState.SYNCED, config.zSamples());
    }

    private void signOfLife(InstrumentState state, Arrival arrival) {
        state.silenceDeadlineMillis =
                state.bookState() == BookState.SYNCED
                        ? arrival.ingestMillis() + config.silenceMillis()
                        : Long.MAX_VALUE;
    }

    private static void requireTerms(InstrumentState state, MarketRecord record) {
        if (state.terms == null) {
            throw new IllegalStateException(
                    "no definition of " + state.instrument() + " before " + record.arrival());
        }
    }
}
