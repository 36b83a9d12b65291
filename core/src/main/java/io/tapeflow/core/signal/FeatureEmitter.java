package io.tapeflow.core.signal;

import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.BookDiff;
import io.tapeflow.core.market.BookState;
import io.tapeflow.core.market.Levels;
import io.tapeflow.core.market.Trade;
import java.math.BigDecimal;

/** Makes the outputs of the {@link FeatureKernel} from an instrument's state. */
final class FeatureEmitter {
    /** The account of a view is filled in by whoever fans it out. */
    private static final String NO_ACCOUNT = "";

    private final FeatureConfig config;

    FeatureEmitter(FeatureConfig config) {
        this.config = config;
    }

    /** Emits the view after a diff or a change of state and returns its features. */
    double[] view(InstrumentState state, Arrival arrival, long eventTimeMicros, FeatureOutput out) {
        return view(state, arrival, eventTimeMicros, 0, 0, 0, out);
    }

    /** Emits the view after a trade and returns its features. */
    double[] tradeView(InstrumentState state, Trade trade, FeatureOutput out) {
        return view(
                state,
                trade.arrival(),
                trade.eventTimeMicros(),
                trade.aggressor().sign(),
                trade.priceTicks(),
                trade.sizeLots(),
                out);
    }

    private double[] view(
            InstrumentState state,
            Arrival arrival,
            long eventTimeMicros,
            int tradeSign,
            long tradePriceTicks,
            long tradeSizeLots,
            FeatureOutput out) {
        boolean synced = state.bookState() == BookState.SYNCED;
        double[] features =
                synced
                        ? FeatureVector.of(state.flow, state.top, config.zWarmUpSamples())
                        : FeatureVector.unknown();
        out.view(
                new MarketView(
                        NO_ACCOUNT,
                        state.instrument(),
                        arrival,
                        eventTimeMicros,
                        state.flow.clockMicros,
                        state.bookState(),
                        state.sync.epoch(),
                        features,
                        synced ? state.top.bids(state.book) : Levels.NONE,
                        synced ? state.top.asks(state.book) : Levels.NONE,
                        tradeSign,
                        tradePriceTicks,
                        tradeSizeLots));
        state.viewOwed = false;
        return features;
    }

    /** Shows the features to the detectors, if the book is SYNCED, and emits what fires. */
    void detect(InstrumentState state, Arrival arrival, double[] features, FeatureOutput out) {
        if (state.bookState() != BookState.SYNCED) {
            return;
        }
        state.detectors.update(
                features,
                state.flow,
                config.detectors(),
                (detector, direction, strength) -> {
                    state.counts.signals[detector.ordinal()]++;
                    out.signal(
                            new SignalEvent(
                                    state.instrument(),
                                    arrival,
                                    state.flow.clockMicros,
                                    state.sync.epoch(),
                                    detector,
                                    direction,
                                    strength));
                });
    }

    void feed(InstrumentState state, Arrival arrival, FeedEvent.Kind kind, FeatureOutput out) {
        out.feed(
                new FeedEvent(
                        state.instrument(),
                        arrival,
                        kind,
                        state.sync.epoch(),
                        BookDiff.NO_ID,
                        BookDiff.NO_ID));
    }

    void gap(InstrumentState state, Arrival arrival, FeatureOutput out) {
        out.feed(
                new FeedEvent(
                        state.instrument(),
                        arrival,
                        FeedEvent.Kind.GAP,
                        state.sync.epoch(),
                        state.sync.expectedUpdateId(),
                        state.sync.receivedUpdateId()));
    }

    /** Emits the row of the open window, if there is one. */
    void closeWindow(InstrumentState state, boolean last, FeatureOutput out) {
        OpenWindow window = state.window;
        if (!window.isOpen()) {
            return;
        }
        out.window(window.row(state.instrument(), state.terms, last));
        state.counts.windows++;
        if (window.hasBook()) {
            state.regression.add(
                    window.second(), window.midHalfTicks(), window.ofiLots(), window.tfiLots());
        }
        window.close();
    }

    void summary(InstrumentState state, FeatureOutput out) {
        state.regression.closeGroup();
        FeedCounts counts = state.counts;
        out.summary(
                new FeedSummary(
                        state.instrument(),
                        state.tapeId,
                        counts.lines,
                        counts.depth,
                        counts.trades,
                        counts.bbo,
                        counts.snapshots,
                        state.sync.applied(),
                        state.sync.gaps(),
                        state.sync.duplicates(),
                        state.sync.staleSnapshots(),
                        state.sync.bufferDropped(),
                        state.sync.crossed(),
                        counts.rejected,
                        counts.skewedStamps,
                        counts.leftOutLevels,
                        counts.roundedSizes,
                        state.crossCheck.checked(),
                        state.crossCheck.matched(),
                        counts.gapLines(),
                        counts.buyVolumeLots,
                        counts.sellVolumeLots,
                        counts.ofiLots,
                        counts.windows,
                        state.regression.r2Ofi(),
                        state.regression.r2Tfi(),
                        counts.signals.clone(),
                        state.terms == null ? BigDecimal.ONE : state.terms.tickSize(),
                        state.terms == null ? BigDecimal.ONE : state.terms.lotSize()));
    }
}
