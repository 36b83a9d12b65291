package io.tapeflow.core.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tapeflow.core.market.BookState;
import io.tapeflow.core.market.Levels;
import io.tapeflow.core.market.MarketRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

/** Features of a real recording against the same computed from the views' own levels and prints. */
final class FeaturesByBruteForceTest {
    private static final int CHECK_EVERY = 397;

    /** What one view adds to the windows. */
    private record Entry(
            long pane, long[] ofi, long buyLots, long sellLots, long squaredMove, long mid) {}

    @Test
    void windowsOfTheUsdmRecording() {
        check(BinanceCapture.usdm());
    }

    @Test
    void windowsOfTheSpotRecording() {
        check(BinanceCapture.spot());
    }

    private static void check(List<MarketRecord> records) {
        List<MarketView> views = Collected.of(records).views;
        List<Entry> entries = new ArrayList<>();
        MarketView previous = null;
        long sync = 0;
        int checked = 0;
        for (MarketView view : views) {
            boolean synced = view.bookState() == BookState.SYNCED;
            boolean wasSynced = previous != null && previous.bookState() == BookState.SYNCED;
            if (synced && !wasSynced) {
                sync = view.clockMicros();
            }
            entries.add(entry(view, wasSynced && synced ? previous : null, synced));
            previous = view;
            if (synced && entries.size() % CHECK_EVERY == 0) {
                compare(view, entries, (view.clockMicros() - sync) / 1e6);
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(50);
    }

    private static Entry entry(MarketView view, MarketView previous, boolean synced) {
        long[] ofi = new long[10];
        long squaredMove = 0;
        if (previous != null && view.tradeSign() == 0) {
            for (int rank = 0; rank < 10; rank++) {
                ofi[rank] =
                        side(previous.bids(), view.bids(), rank, 1)
                                - side(previous.asks(), view.asks(), rank, -1);
            }
            long move = mid(view) - mid(previous);
            squaredMove = move * move;
        }
        return new Entry(
                Math.floorDiv(view.clockMicros(), 100_000),
                ofi,
                view.tradeSign() > 0 ? view.tradeSizeLots() : 0,
                view.tradeSign() < 0 ? view.tradeSizeLots() : 0,
                squaredMove,
                synced ? mid(view) : Long.MIN_VALUE);
    }

    private static long mid(MarketView view) {
        return view.bids().priceTicks()[0] + view.asks().priceTicks()[0];
    }

    /** A queue's gain: all of a better price is new, all of a worse one's predecessor is gone. */
    private static long side(Levels before, Levels after, int rank, int better) {
        int order = better * Long.compare(after.priceTicks()[rank], before.priceTicks()[rank]);
        if (order > 0) {
            return after.sizeLots()[rank];
        }
        return order < 0
                ? -before.sizeLots()[rank]
                : after.sizeLots()[rank] - before.sizeLots()[rank];
    }

    private static void compare(MarketView view, List<Entry> entries, double seconds) {
        Feature[] ofi = {
            Feature.OFI_1S_LOTS, Feature.OFI_2S_LOTS, Feature.OFI_10S_LOTS, Feature.OFI_60S_LOTS
        };
        Feature[] tfi = {
            Feature.TFI_1S_LOTS, Feature.TFI_2S_LOTS, Feature.TFI_10S_LOTS, Feature.TFI_60S_LOTS
        };
        int[] lengths = {1, 2, 10, 60};
        for (int i = 0; i < lengths.length; i++) {
            boolean warm = seconds >= lengths[i];
            same(view, ofi[i], warm, sum(entries, lengths[i], entry -> entry.ofi()[0]));
            same(
                    view,
                    tfi[i],
                    warm,
                    sum(entries, lengths[i], entry -> entry.buyLots() - entry.sellLots()));
        }
        for (int rank = 0; rank < 10; rank++) {
            int level = rank;
            Feature feature = Feature.values()[Feature.MLOFI_10S_L1_LOTS.ordinal() + rank];
            same(view, feature, seconds >= 10, sum(entries, 10, entry -> entry.ofi()[level]));
        }
        same(
                view,
                Feature.VOLUME_60S_LOTS,
                seconds >= 60,
                sum(entries, 60, entry -> entry.buyLots() + entry.sellLots()));
        same(
                view,
                Feature.REALISED_VOLATILITY_60S_TICKS,
                seconds >= 60,
                Math.sqrt(sum(entries, 60, Entry::squaredMove)) / 2);
        channel(view, entries, seconds >= 60);
        Levels bids = view.bids();
        Levels asks = view.asks();
        double bid = bids.priceTicks()[0];
        double ask = asks.priceTicks()[0];
        double bidSize = bids.sizeLots()[0];
        double askSize = asks.sizeLots()[0];
        assertThat(view.feature(Feature.WEIGHTED_MID_OFFSET_TICKS))
                .isCloseTo(
                        (bid * askSize + ask * bidSize) / (bidSize + askSize) - (bid + ask) / 2,
                        within(1e-6));
        assertThat(view.feature(Feature.QUEUE_IMBALANCE_1))
                .isEqualTo((bidSize - askSize) / (bidSize + askSize));
    }

    /** Mids of the last 600 panes and the one in force before them, without the view's own move. */
    private static void channel(MarketView view, List<Entry> entries, boolean warm) {
        int before = entries.size() - (view.tradeSign() == 0 ? 1 : 0);
        long pane = entries.get(entries.size() - 1).pane();
        long high = Long.MIN_VALUE;
        long low = Long.MAX_VALUE;
        for (int i = before - 1; i >= 0 && entries.get(i).mid() != Long.MIN_VALUE; i--) {
            long until = i + 1 < before ? entries.get(i + 1).pane() : pane;
            if (until <= pane - 600) {
                break;
            }
            high = Math.max(high, entries.get(i).mid());
            low = Math.min(low, entries.get(i).mid());
        }
        same(view, Feature.DONCHIAN_HIGH_60S_TICKS, warm, high / 2.0);
        same(view, Feature.DONCHIAN_LOW_60S_TICKS, warm, low / 2.0);
    }

    private static void same(MarketView view, Feature feature, boolean warm, double expected) {
        assertThat(view.feature(feature))
                .as(feature + " at " + view.arrival())
                .isEqualTo(Double.valueOf(warm ? expected : Double.NaN));
    }

    private static long sum(List<Entry> entries, int seconds, ToLongFunction<Entry> value) {
        long last = entries.get(entries.size() - 1).pane();
        long sum = 0;
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).pane() <= last - 10L * seconds) {
                break;
            }
            sum += value.applyAsLong(entries.get(i));
        }
        return sum;
    }
}
