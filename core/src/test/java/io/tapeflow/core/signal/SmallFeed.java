package io.tapeflow.core.signal;

import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.BboUpdate;
import io.tapeflow.core.market.BookDiff;
import io.tapeflow.core.market.BookSnapshot;
import io.tapeflow.core.market.FeedReset;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.InstrumentDefinition;
import io.tapeflow.core.market.Levels;
import io.tapeflow.core.market.MarketRecord;
import io.tapeflow.core.market.Side;
import io.tapeflow.core.market.Trade;
import io.tapeflow.core.market.Venue;
import java.math.BigDecimal;

/** A spot feed written by hand, straight into a kernel; times are milliseconds from a whole day. */
final class SmallFeed {
    static final String ID = "ABCUSDT.BINANCE-SPOT";
    static final long DAY_MILLIS = 20_000L * 86_400_000L;

    final Collected out = new Collected();
    final FeatureKernel kernel = new FeatureKernel(FeatureConfig.defaults());
    final InstrumentState state = new InstrumentState(ID);
    private long line;
    private long lastId = 100;

    static Instrument terms(String tick, String lot) {
        return new Instrument(
                ID,
                "ABCUSDT",
                Venue.BINANCE_SPOT,
                Instrument.Kind.SPOT,
                "ABC",
                "USDT",
                "USDT",
                new BigDecimal(tick),
                new BigDecimal(lot),
                BigDecimal.ONE,
                0,
                Long.MAX_VALUE,
                BigDecimal.ZERO,
                Instrument.Status.TRADING,
                Instrument.Origin.FILE);
    }

    /**
     * A feed whose terms are known and whose book is 1000 x 10 | 1001 x 10, synced at this time.
     */
    static SmallFeed synced(long millis) {
        SmallFeed feed = new SmallFeed();
        feed.define(millis, "0.1", "1");
        feed.snapshot(millis);
        feed.diff(millis);
        return feed;
    }

    static Levels level(long priceTicks, long sizeLots) {
        return new Levels(new long[] {priceTicks}, new long[] {sizeLots});
    }

    Arrival arrival(long millis) {
        return Arrival.ofLine((DAY_MILLIS + millis) * 1000, "tape", ++line, 0);
    }

    private static long micros(long millis) {
        return (DAY_MILLIS + millis) * 1000;
    }

    private void take(MarketRecord record) {
        kernel.onRecord(state, record, out);
    }

    void define(long millis, String tick, String lot) {
        take(new InstrumentDefinition(arrival(millis), terms(tick, lot)));
    }

    /** A snapshot 1000 x 10 | 1001 x 10 at the current id. */
    void snapshot(long millis) {
        take(
                new BookSnapshot(
                        ID,
                        arrival(millis),
                        MarketRecord.NO_TIME,
                        lastId,
                        level(1000, 10),
                        level(1001, 10)));
    }

    void diff(long millis) {
        diff(millis, Levels.NONE, Levels.NONE);
    }

    /** The next diff, at equal ingest and event time. */
    void diff(long millis, Levels bids, Levels asks) {
        diff(millis, millis, bids, asks);
    }

    void diff(long millis, long eventMillis, Levels bids, Levels asks) {
        lastId++;
        take(
                new BookDiff(
                        ID,
                        arrival(millis),
                        micros(eventMillis),
                        lastId,
                        lastId,
                        BookDiff.NO_ID,
                        bids,
                        asks));
    }

    /** Loses the ids of one diff. */
    void lose() {
        lastId++;
    }

    /** Sends the id of the last diff again. */
    void repeat(long millis) {
        lastId--;
        diff(millis);
    }

    void trade(long millis, Side aggressor, long sizeLots) {
        take(
                new Trade(
                        ID,
                        arrival(millis),
                        micros(millis),
                        line,
                        aggressor,
                        aggressor == Side.BUY ? 1001 : 1000,
                        sizeLots));
    }

    void bbo(long millis) {
        take(new BboUpdate(ID, arrival(millis), MarketRecord.NO_TIME, lastId, 1000, 10, 1001, 10));
    }

    void reset(long millis) {
        take(new FeedReset(ID, arrival(millis), "1"));
    }

    void advanceTo(long millis) {
        kernel.advanceTo(state, DAY_MILLIS + millis, out);
    }

    void finish() {
        kernel.finish(state, out);
    }
}
