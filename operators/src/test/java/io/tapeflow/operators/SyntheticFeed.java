package io.tapeflow.operators;

import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.BookDiff;
import io.tapeflow.core.market.BookSnapshot;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.InstrumentDefinition;
import io.tapeflow.core.market.Levels;
import io.tapeflow.core.market.MarketRecord;
import io.tapeflow.core.market.Side;
import io.tapeflow.core.market.TapeEnd;
import io.tapeflow.core.market.Trade;
import io.tapeflow.core.market.Venue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A small made-up feed for harness tests, where only its form matters: one USD-M instrument whose
 * book shifts as a seeded walk with drifts, twenty diffs and ten trades a second, with two gaps
 * that are followed by a snapshot, and a silence.
 */
final class SyntheticFeed {

    private static final int LEVELS = 20;
    private static final long START_MICROS = 1_700_000_000_000_000L;

    private final Random random;
    private final String instrument;
    private final String tapeId;
    private final List<MarketRecord> records = new ArrayList<>();
    private long nowMicros = START_MICROS;
    private long line;
    private long lastUpdateId = 1000;
    private long bestBidTicks = 100_000;
    private long[] bidLots = new long[LEVELS];
    private long[] askLots = new long[LEVELS];

    private SyntheticFeed(String symbol, long seed) {
        random = new Random(seed);
        instrument = Venue.BINANCE_USDM.instrumentId(symbol);
        tapeId = Venue.BINANCE_USDM.code() + ":" + symbol;
    }

    /** The feed's records, this many seconds of them. */
    static List<MarketRecord> of(String symbol, long seed, int seconds) {
        return new SyntheticFeed(symbol, seed).generate(seconds);
    }

    private List<MarketRecord> generate(int seconds) {
        records.add(new InstrumentDefinition(arrivalNow(), terms()));
        refill();
        snapshot();
        double drift = 0;
        for (int step = 0; step < seconds * 20; step++) {
            nowMicros += 45_000 + random.nextInt(10_000);
            if (step % 100 == 0) {
                drift = random.nextGaussian();
            }
            if (step == seconds * 7) {
                lastUpdateId += 5; // a gap
            } else if (step == seconds * 8) {
                snapshot();
            } else if (step == seconds * 14) {
                nowMicros += 15_000_000; // a silence
            }
            diff(drift);
            if (random.nextBoolean()) {
                trade(drift);
            }
        }
        records.add(new TapeEnd(instrument, arrivalNow(), line, 0, 0, 0, 0));
        return records;
    }

    private void refill() {
        for (int i = 0; i < LEVELS; i++) {
            bidLots[i] = 100 + random.nextInt(900);
            askLots[i] = 100 + random.nextInt(900);
        }
    }

    private void snapshot() {
        records.add(
                new BookSnapshot(
                        instrument,
                        arrivalNow(),
                        nowMicros,
                        lastUpdateId,
                        side(bestBidTicks, -1, bidLots),
                        side(bestBidTicks + 1, 1, askLots)));
    }

    /** Moves the book by up to three ticks and tells of every level that differs. */
    private void diff(double drift) {
        long before = bestBidTicks;
        long[] bidsBefore = bidLots.clone();
        long[] asksBefore = askLots.clone();
        long move = Math.round(0.7 * random.nextGaussian() + 0.5 * drift);
        bestBidTicks += Math.max(-3, Math.min(3, move));
        refill();
        long previous = lastUpdateId;
        lastUpdateId += 1 + random.nextInt(50);
        records.add(
                new BookDiff(
                        instrument,
                        arrivalNow(),
                        nowMicros - 1000,
                        previous,
                        lastUpdateId,
                        previous,
                        change(side(before, -1, bidsBefore), side(bestBidTicks, -1, bidLots)),
                        change(
                                side(before + 1, 1, asksBefore),
                                side(bestBidTicks + 1, 1, askLots))));
    }

    private void trade(double drift) {
        Side side = random.nextGaussian() + drift > 0 ? Side.BUY : Side.SELL;
        long price = side == Side.BUY ? bestBidTicks + 1 : bestBidTicks;
        nowMicros += random.nextInt(1000);
        records.add(
                new Trade(
                        instrument,
                        arrivalNow(),
                        nowMicros - 1000,
                        line,
                        side,
                        price,
                        1 + random.nextInt(200)));
    }

    private static Levels side(long best, int step, long[] lots) {
        long[] prices = new long[LEVELS];
        for (int i = 0; i < LEVELS; i++) {
            prices[i] = best + (long) step * i;
        }
        return new Levels(prices, lots.clone());
    }

    private static Levels change(Levels before, Levels after) {
        List<long[]> changed = new ArrayList<>();
        for (long price : before.priceTicks()) {
            if (java.util.Arrays.stream(after.priceTicks()).noneMatch(p -> p == price)) {
                changed.add(new long[] {price, 0});
            }
        }
        for (int i = 0; i < after.count(); i++) {
            changed.add(new long[] {after.priceTicks()[i], after.sizeLots()[i]});
        }
        return new Levels(
                changed.stream().mapToLong(c -> c[0]).toArray(),
                changed.stream().mapToLong(c -> c[1]).toArray());
    }

    private Arrival arrivalNow() {
        return Arrival.ofLine(nowMicros, tapeId, ++line, 0);
    }

    private Instrument terms() {
        return new Instrument(
                instrument,
                instrument.substring(0, instrument.indexOf('.')),
                Venue.BINANCE_USDM,
                Instrument.Kind.LINEAR,
                "TEST",
                "USDT",
                "USDT",
                new BigDecimal("0.1"),
                new BigDecimal("0.001"),
                BigDecimal.ONE,
                1,
                Long.MAX_VALUE,
                BigDecimal.ZERO,
                Instrument.Status.TRADING,
                Instrument.Origin.FILE);
    }
}
