package io.tapeflow.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.core.market.BboUpdate;
import io.tapeflow.core.market.BookDiff;
import io.tapeflow.core.market.BookSnapshot;
import io.tapeflow.core.market.Levels;
import io.tapeflow.core.market.MarketRecord;
import io.tapeflow.core.market.Trade;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What must hold of the whole kernel on real recordings. */
final class RecordedKernelTest {
    private static final long MIRROR_TICKS = 4_000_000;

    /** Features that the mirror negates; of the rest some swap, some mirror, some stay. */
    private static final Set<Feature> NEGATED = EnumSet.noneOf(Feature.class);

    static {
        NEGATED.addAll(EnumSet.range(Feature.OFI_1S_LOTS, Feature.TFI_Z_60S));
        NEGATED.addAll(
                EnumSet.range(Feature.WEIGHTED_MID_OFFSET_TICKS, Feature.QUEUE_IMBALANCE_TOP10));
        NEGATED.add(Feature.CVD_LOTS);
        NEGATED.add(Feature.TICK_MOMENTUM_TICKS);
    }

    @Test
    void everyDetectorFiresOnBothRecordingsAndSparsely() {
        for (List<MarketRecord> records : List.of(BinanceCapture.usdm(), BinanceCapture.spot())) {
            FeedSummary summary = Collected.of(records).summaries.get(0);
            for (Detector detector : Detector.values()) {
                assertThat(summary.signals()[detector.ordinal()]).as(detector.name()).isPositive();
            }
            double perSecond = Arrays.stream(summary.signals()).sum() / (double) summary.windows();
            assertThat(perSecond).isBetween(0.05, 2.0);
        }
    }

    @Test
    void signalsHaveADirectionAndAtLeastUnitStrength() {
        assertThat(Collected.of(BinanceCapture.spot()).signals)
                .isNotEmpty()
                .allSatisfy(
                        signal -> {
                            assertThat(Math.abs(signal.direction())).isEqualTo(1);
                            assertThat(signal.strength()).isBetween(1.0, Double.MAX_VALUE);
                            assertThat(signal.syncEpoch()).isEqualTo(1);
                        });
    }

    @Test
    void allFeaturesBecomeWarm() {
        MarketView view = Collected.of(BinanceCapture.usdm()).lastView();
        for (Feature feature : Feature.values()) {
            assertThat(view.feature(feature)).as(feature.name()).isFinite();
        }
    }

    @Test
    void mirroredMarketMirrorsEverythingToTheLastBit() {
        List<MarketRecord> records = BinanceCapture.usdm();
        Collected straight = Collected.of(records);
        Collected mirrored =
                Collected.of(records.stream().map(RecordedKernelTest::mirror).toList());
        assertThat(mirrored.views).hasSameSizeAs(straight.views);
        for (int i = 0; i < straight.views.size(); i++) {
            assertMirrored(straight.views.get(i), mirrored.views.get(i));
        }
        assertThat(keys(mirrored.signals, 1)).isEqualTo(keys(straight.signals, -1));
        assertThat(mirrored.windows).hasSameSizeAs(straight.windows);
        assertThat(mirrored.summaries.get(0).ofiLots())
                .isEqualTo(-straight.summaries.get(0).ofiLots());
        assertThat(mirrored.summaries.get(0).r2Ofi10s())
                .isEqualTo(straight.summaries.get(0).r2Ofi10s());
    }

    private static void assertMirrored(MarketView straight, MarketView mirrored) {
        for (Feature feature : Feature.values()) {
            double value = straight.feature(feature);
            double expected =
                    switch (feature) {
                        case MID_TICKS -> MIRROR_TICKS - value;
                        case BID_DEPTH_TOP10_LOTS -> straight.feature(Feature.ASK_DEPTH_TOP10_LOTS);
                        case ASK_DEPTH_TOP10_LOTS -> straight.feature(Feature.BID_DEPTH_TOP10_LOTS);
                        case DONCHIAN_HIGH_60S_TICKS ->
                                MIRROR_TICKS - straight.feature(Feature.DONCHIAN_LOW_60S_TICKS);
                        case DONCHIAN_LOW_60S_TICKS ->
                                MIRROR_TICKS - straight.feature(Feature.DONCHIAN_HIGH_60S_TICKS);
                        default -> NEGATED.contains(feature) ? -value : value;
                    };
            double actual = mirrored.feature(feature);
            if (!(actual == expected || Double.isNaN(actual) && Double.isNaN(expected))) {
                assertThat(actual).as(feature + " at " + straight.arrival()).isEqualTo(expected);
            }
        }
    }

    /** Signals as text in an order that does not depend on the direction. */
    private static List<String> keys(List<SignalEvent> signals, int sign) {
        return signals.stream()
                .map(
                        signal ->
                                signal.arrival().arrivalNumber()
                                        + " "
                                        + signal.detector()
                                        + " "
                                        + sign * signal.direction()
                                        + " "
                                        + signal.strength())
                .sorted()
                .toList();
    }

    private static MarketRecord mirror(MarketRecord record) {
        if (record instanceof BookDiff diff) {
            return new BookDiff(
                    diff.instrument(),
                    diff.arrival(),
                    diff.eventTimeMicros(),
                    diff.firstUpdateId(),
                    diff.lastUpdateId(),
                    diff.previousUpdateId(),
                    mirror(diff.asks()),
                    mirror(diff.bids()));
        } else if (record instanceof BookSnapshot snapshot) {
            return new BookSnapshot(
                    snapshot.instrument(),
                    snapshot.arrival(),
                    snapshot.eventTimeMicros(),
                    snapshot.lastUpdateId(),
                    mirror(snapshot.asks()),
                    mirror(snapshot.bids()));
        } else if (record instanceof Trade trade) {
            return new Trade(
                    trade.instrument(),
                    trade.arrival(),
                    trade.eventTimeMicros(),
                    trade.tradeId(),
                    trade.aggressor().opposite(),
                    MIRROR_TICKS - trade.priceTicks(),
                    trade.sizeLots());
        } else if (record instanceof BboUpdate bbo) {
            return new BboUpdate(
                    bbo.instrument(),
                    bbo.arrival(),
                    bbo.eventTimeMicros(),
                    bbo.updateId(),
                    MIRROR_TICKS - bbo.askPriceTicks(),
                    bbo.askSizeLots(),
                    MIRROR_TICKS - bbo.bidPriceTicks(),
                    bbo.bidSizeLots());
        }
        return record;
    }

    private static Levels mirror(Levels levels) {
        long[] prices = Arrays.stream(levels.priceTicks()).map(p -> MIRROR_TICKS - p).toArray();
        return new Levels(prices, levels.sizeLots());
    }

    @Test
    void writtenAndReadStateGoesOnBitForBit() throws IOException {
        List<MarketRecord> records = BinanceCapture.usdm();
        Collected straight = Collected.of(records);
        FeatureKernel kernel = new FeatureKernel(FeatureConfig.defaults());
        InstrumentState state = new InstrumentState(records.get(0).instrument());
        Collected restored = new Collected();
        for (int i = 0; i < records.size(); i++) {
            // In the buffering beginning and, later, at odd places.
            if (i < 60 || i % 1_009 == 0) {
                byte[] bytes = written(state);
                state = InstrumentState.read(new DataInputStream(new ByteArrayInputStream(bytes)));
                assertThat(written(state)).isEqualTo(bytes);
            }
            kernel.onRecord(state, records.get(i), restored);
        }
        kernel.finish(state, restored);
        assertThat(texts(restored)).isEqualTo(texts(straight));
    }

    @Test
    void truncatedTapeGivesAPrefixOfTheOutputs() {
        List<MarketRecord> records = BinanceCapture.usdm();
        Collected whole = Collected.of(records);
        Collected part = Collected.of(records.subList(0, 50_000));
        assertThat(part.views).hasSizeBetween(10_000, whole.views.size() - 1);
        assertThat(part.views.stream().map(RecordedKernelTest::text).toList())
                .isEqualTo(
                        whole.views.stream()
                                .limit(part.views.size())
                                .map(RecordedKernelTest::text)
                                .toList());
        assertThat(part.signals)
                .isNotEmpty()
                .isEqualTo(whole.signals.subList(0, part.signals.size()));
    }

    private static byte[] written(InstrumentState state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        state.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static List<String> texts(Collected collected) {
        List<String> texts = new ArrayList<>();
        collected.views.forEach(view -> texts.add(text(view)));
        collected.signals.forEach(signal -> texts.add(signal.toString()));
        collected.feed.forEach(event -> texts.add(event.toString()));
        collected.windows.forEach(
                row ->
                        texts.add(
                                row.arrival()
                                        + " "
                                        + row.windowStartMillis()
                                        + Arrays.toString(row.features())));
        collected.summaries.forEach(
                summary -> texts.add(summary.r2Ofi10s() + " " + summary.bboChecked()));
        return texts;
    }

    private static String text(MarketView view) {
        return view.arrival()
                + " "
                + view.bookState()
                + Arrays.toString(view.features())
                + view.bids()
                + view.asks()
                + view.tradeSign()
                + view.tradeSizeLots();
    }
}
