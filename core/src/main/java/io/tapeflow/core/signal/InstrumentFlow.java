package io.tapeflow.core.signal;

import io.tapeflow.core.book.L2OrderBook;
import io.tapeflow.core.flow.Ofi;
import io.tapeflow.core.flow.Panes;
import io.tapeflow.core.flow.RealisedVolatility;
import io.tapeflow.core.flow.SlidingSums;
import io.tapeflow.core.flow.TradeFlow;
import io.tapeflow.core.indicator.DecayingMean;
import io.tapeflow.core.indicator.DonchianChannel;
import io.tapeflow.core.indicator.TickMomentum;
import io.tapeflow.core.market.MarketRecord;
import io.tapeflow.core.market.Side;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Everything of an instrument that lives on its clock: flow windows, z-scores and indicators. */
final class InstrumentFlow {
    /** Lengths of the OFI and TFI windows, seconds; windows are named by their index here. */
    static final int[] WINDOW_SECONDS = {1, 2, 10, 60};

    static final int WINDOW_1S = 0;
    static final int WINDOW_2S = 1;
    static final int WINDOW_10S = 2;
    static final int WINDOW_60S = 3;

    /** Volatility windows, by index. */
    static final int VOLATILITY_10S = 0;

    static final int VOLATILITY_60S = 1;
    static final int CHANNEL_SECONDS = 60;

    private static final long SECOND_MICROS = 1_000_000;

    long clockMicros = MarketRecord.NO_TIME;

    /**
     * Instrument clock at the last sync, or its first value after it: windows warm up from here.
     */
    private long syncMicros = MarketRecord.NO_TIME;

    private final Ofi ofi = new Ofi();
    final SlidingSums ofiSums = new SlidingSums(10, 20, 100, 600);
    final LevelFlow levels = new LevelFlow();
    final TradeFlow trades = new TradeFlow(10, 20, 100, 600);
    final RealisedVolatility volatility = new RealisedVolatility(100, 600);
    final TickMomentum momentum = new TickMomentum();
    private final DonchianChannel donchian = new DonchianChannel(Panes.ofSeconds(CHANNEL_SECONDS));
    final DecayingMean bidDepth = new DecayingMean();
    final DecayingMean askDepth = new DecayingMean();
    final FlowScores ofiScores = new FlowScores();
    final FlowScores tradeScores = new FlowScores();

    /** Whether the channel below is known. */
    boolean channelKnown;

    /** The channel as it was before the last diff or trade. */
    long channelHighHalfTicks;

    long channelLowHalfTicks;
    private boolean midKnown;
    private long midHalfTicks;

    boolean hasClock() {
        return clockMicros != MarketRecord.NO_TIME;
    }

    /** Second of the instrument clock; there must be one. */
    long second() {
        return Math.floorDiv(clockMicros, SECOND_MICROS);
    }

    /** Whether so many seconds of the instrument clock have passed since the sync. */
    boolean isWarm(int seconds) {
        return isWholeAt(clockMicros, syncMicros, seconds);
    }

    static boolean isWholeAt(long clockMicros, long sinceMicros, int seconds) {
        return sinceMicros != MarketRecord.NO_TIME
                && clockMicros - sinceMicros >= seconds * SECOND_MICROS;
    }

    /**
     * Moves the clock to a later event time.
     *
     * @param synced whether the book is SYNCED, so that the windows of the seconds that end are
     *     samples for the z-scores
     */
    void moveClock(long eventTimeMicros, boolean synced, int maxSamples) {
        if (!hasClock()) {
            syncMicros = eventTimeMicros;
            levels.warmUpFrom(eventTimeMicros);
        } else if (synced) {
            long toSecond = Math.floorDiv(eventTimeMicros, SECOND_MICROS);
            // Seconds further back are in no window and would leave the history again.
            long first = Math.max(second(), toSecond - maxSamples - CHANNEL_SECONDS) + 1;
            for (long second = first; second <= toSecond; second++) {
                advanceTo(second * Panes.PER_SECOND - 1);
                sample(second * SECOND_MICROS, maxSamples);
            }
        }
        advanceTo(Panes.at(eventTimeMicros));
        clockMicros = eventTimeMicros;
    }

    private void sample(long atMicros, int maxSamples) {
        for (int window = 0; window < WINDOW_SECONDS.length; window++) {
            if (isWholeAt(atMicros, syncMicros, WINDOW_SECONDS[window])) {
                ofiScores.sample(window, ofiSums.sum(window), maxSamples);
                tradeScores.sample(window, trades.imbalanceLots(window), maxSamples);
            }
        }
    }

    private void advanceTo(long pane) {
        ofiSums.advanceTo(pane);
        levels.advanceTo(pane);
        trades.advanceTo(pane);
        volatility.advanceTo(pane);
        momentum.advanceTo(pane);
        donchian.advanceTo(pane);
        bidDepth.advanceTo(pane);
        askDepth.advanceTo(pane);
    }

    /** A sync is complete: this book is the baseline of all that compares books. */
    void restart(L2OrderBook book, BookTop top) {
        syncMicros = clockMicros;
        levels.warmUpFrom(clockMicros);
        ofi.restart(book);
        levels.restart(book);
        momentum.clear();
        donchian.clear();
        bidDepth.clear();
        askDepth.clear();
        midKnown = false;
        observe(top);
    }

    /** Takes the book after one diff applied live; returns its OFI, 0 where it has none. */
    long onDiff(L2OrderBook book, BookTop top) {
        boolean computed = ofi.update(book);
        levels.onDiff(book, clockMicros, hasClock());
        if (computed && hasClock()) {
            ofiSums.add(ofi.lots());
        }
        observe(top);
        return computed ? ofi.lots() : 0;
    }

    void onTrade(Side aggressor, long sizeLots) {
        if (hasClock()) {
            rememberChannel();
            trades.add(aggressor, sizeLots);
        }
    }

    private void observe(BookTop top) {
        if (!hasClock()) {
            return;
        }
        rememberChannel();
        bidDepth.observe(top.bidDepthLots);
        askDepth.observe(top.askDepthLots);
        if (!top.known) {
            midKnown = false;
            donchian.interrupt();
            return;
        }
        long mid = top.midHalfTicks();
        if (midKnown && mid != midHalfTicks) {
            volatility.add(mid - midHalfTicks);
            momentum.add(mid - midHalfTicks);
        }
        midKnown = true;
        midHalfTicks = mid;
        donchian.observe(mid);
    }

    private void rememberChannel() {
        channelKnown = !donchian.isEmpty();
        if (channelKnown) {
            channelHighHalfTicks = donchian.highHalfTicks();
            channelLowHalfTicks = donchian.lowHalfTicks();
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(clockMicros);
        out.writeLong(syncMicros);
        ofi.write(out);
        ofiSums.write(out);
        levels.write(out);
        trades.write(out);
        volatility.write(out);
        momentum.write(out);
        donchian.write(out);
        bidDepth.write(out);
        askDepth.write(out);
        ofiScores.write(out);
        tradeScores.write(out);
        out.writeBoolean(channelKnown);
        out.writeLong(channelHighHalfTicks);
        out.writeLong(channelLowHalfTicks);
        out.writeBoolean(midKnown);
        out.writeLong(midHalfTicks);
    }

    void read(DataInput in) throws IOException {
        clockMicros = in.readLong();
        syncMicros = in.readLong();
        ofi.read(in);
        ofiSums.read(in);
        levels.read(in);
        trades.read(in);
        volatility.read(in);
        momentum.read(in);
        donchian.read(in);
        bidDepth.read(in);
        askDepth.read(in);
        ofiScores.read(in);
        tradeScores.read(in);
        channelKnown = in.readBoolean();
        channelHighHalfTicks = in.readLong();
        channelLowHalfTicks = in.readLong();
        midKnown = in.readBoolean();
        midHalfTicks = in.readLong();
    }
}
