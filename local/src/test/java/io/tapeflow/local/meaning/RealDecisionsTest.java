package io.tapeflow.local.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.core.market.BboUpdate;
import io.tapeflow.core.market.BookDiff;
import io.tapeflow.core.market.BookSnapshot;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.Levels;
import io.tapeflow.core.market.MarketRecord;
import io.tapeflow.core.market.Side;
import io.tapeflow.core.market.Trade;
import io.tapeflow.core.risk.RiskConfig;
import io.tapeflow.core.signal.Detector;
import io.tapeflow.core.strategy.Decision;
import io.tapeflow.core.strategy.Decision.Kind;
import io.tapeflow.core.strategy.Decision.Reason;
import io.tapeflow.core.strategy.DecisionConfig;
import io.tapeflow.core.strategy.InstrumentResult;
import io.tapeflow.core.strategy.OrderSize;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What the decisions of two real captures, replayed together, do and do not depend on. */
final class RealDecisionsTest {
    /** More than the farthest ask of the captures, which stands at ten times the price. */
    private static final long MIRROR_USDM_TICKS = 12_000_000;

    private static final long MIRROR_SPOT_TICKS = 120_000_000;

    @Test
    void defaultsTradeBothInstrumentsAndExplainWhatTheyReject() {
        CapturedRun run = CapturedRun.of(RealCaptures.both(), DecisionConfig.defaults());
        InstrumentResult total = run.summary.total();
        assertThat(total.entries()).isGreaterThanOrEqualTo(20);
        for (InstrumentResult result : run.summary.instruments()) {
            assertThat(result.entries()).as(result.instrument()).isGreaterThanOrEqualTo(5);
            assertThat(result.roundTrips()).isBetween(result.entries() - 1, result.entries());
        }
        long rejections = Arrays.stream(total.rejections()).sum();
        long busy = total.rejected(Reason.POSITION_OPEN) + total.rejected(Reason.ORDER_PENDING);
        assertThat(rejections).isEqualTo(busy).isLessThan(total.entries());
        assertThat(total.entries() + rejections).isEqualTo(total.crossings());
        BigDecimal worth =
                run.summary
                        .startingCash()
                        .add(total.realisedPnl())
                        .add(total.unrealisedPnl())
                        .subtract(total.fees());
        assertThat(run.summary.equity()).isEqualByComparingTo(worth);
        BigDecimal paid =
                run.fills.stream().map(fill -> fill.fee()).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(total.fees()).isEqualByComparingTo(paid);
    }

    @Test
    void sameTapeSameDecisions() {
        List<MarketRecord> tape = RealCaptures.both();
        CapturedRun first = CapturedRun.of(tape, DecisionConfig.defaults());
        CapturedRun second = CapturedRun.of(tape, DecisionConfig.defaults());
        assertThat(first.lines).hasSizeGreaterThan(200).isEqualTo(second.lines);
    }

    @Test
    void truncatedTapeGivesAPrefix() {
        List<MarketRecord> tape = RealCaptures.both();
        List<String> whole = CapturedRun.of(tape, DecisionConfig.defaults()).lines;
        int cut = tape.size() * 3 / 5;
        List<String> part = CapturedRun.of(tape.subList(0, cut), DecisionConfig.defaults()).lines;
        assertThat(part).hasSizeGreaterThan(50);
        assertThat(whole.subList(0, part.size())).isEqualTo(part);
        assertThat(whole).hasSizeGreaterThan(part.size());
    }

    /**
     * Sides swap and prices p become P - p: the same decisions, sides reversed, to the last bit.
     */
    @Test
    void mirroredMarketGivesMirroredDecisions() {
        CapturedRun plain = CapturedRun.of(RealCaptures.both(), fixedQuantity());
        CapturedRun mirrored = CapturedRun.of(changed(RealDecisionsTest::mirror), fixedQuantity());
        assertThat(plain.decisions).hasSizeGreaterThan(40);
        assertThat(described(mirrored, true)).isEqualTo(described(plain, false));
        assertThat(mirrored.summary.total().scoreQuality())
                .isEqualTo(plain.summary.total().scoreQuality());
        assertThat(mirrored.summary.total().realisedPnl())
                .isEqualByComparingTo(plain.summary.total().realisedPnl());
    }

    /** All the flow of the captures, but the book stays at one price: nothing to enter for. */
    @Test
    void constantBookPriceHasNoEntry() {
        CapturedRun run =
                CapturedRun.of(changed(RealDecisionsTest::still), DecisionConfig.defaults());
        assertThat(run.signals[Detector.OFI_SURGE.ordinal()]).isPositive();
        assertThat(run.signals[Detector.TRADE_FLOW_SURGE.ordinal()]).isPositive();
        assertThat(run.scores).isGreaterThan(10_000);
        assertThat(run.decisions).isEmpty();
    }

    @Test
    void constantBookSizesChangeTheDecisions() {
        CapturedRun plain = CapturedRun.of(RealCaptures.both(), fixedQuantity());
        CapturedRun flat = CapturedRun.of(changed(RealDecisionsTest::flat), fixedQuantity());
        assertThat(flat.scores).isGreaterThan(10_000);
        assertThat(entries(flat)).isNotEmpty().isNotEqualTo(entries(plain));
    }

    private static List<String> entries(CapturedRun run) {
        return run.decisions.stream()
                .filter(one -> one.kind() == Kind.ENTRY && one.accepted())
                .map(one -> one.instrument() + one.arrival() + one.side())
                .toList();
    }

    /** No size or limit may depend on the price, which the mirror changes. */
    private static DecisionConfig fixedQuantity() {
        DecisionConfig defaults = DecisionConfig.defaults();
        BigDecimal plenty = BigDecimal.valueOf(90_000);
        return defaults.withRisk(new RiskConfig(plenty, plenty))
                .withStrategy(
                        defaults.strategy()
                                .withOrderSize(OrderSize.ofQuantity(new BigDecimal("0.016"))));
    }

    private static List<String> described(CapturedRun run, boolean mirrored) {
        List<String> lines = new ArrayList<>();
        for (Decision one : run.decisions) {
            Instrument terms = run.terms.get(one.instrument());
            BigDecimal mirror = terms.price(mirrorTicks(one.instrument()));
            lines.add(
                    String.join(
                            " ",
                            one.id(),
                            one.kind().name(),
                            (mirrored ? one.side().opposite() : one.side()).name(),
                            one.quantity().toString(),
                            (mirrored ? mirror.subtract(one.price()) : one.price()).toString(),
                            one.reason().name(),
                            one.cause().name(),
                            Double.toString(mirrored ? 0 - one.score() : 0 + one.score()),
                            Double.toString(one.confidence())));
        }
        return lines;
    }

    private static List<MarketRecord> changed(UnaryOperator<MarketRecord> change) {
        return RealCaptures.both().stream().map(change).toList();
    }

    private static long mirrorTicks(String instrument) {
        return instrument.equals(RealCaptures.SPOT) ? MIRROR_SPOT_TICKS : MIRROR_USDM_TICKS;
    }

    private static MarketRecord mirror(MarketRecord record) {
        long mirror = mirrorTicks(record.instrument());
        if (record instanceof Trade trade) {
            return new Trade(
                    trade.instrument(),
                    trade.arrival(),
                    trade.eventTimeMicros(),
                    trade.tradeId(),
                    trade.aggressor().opposite(),
                    mirror - trade.priceTicks(),
                    trade.sizeLots());
        }
        if (record instanceof BboUpdate bbo) {
            return new BboUpdate(
                    bbo.instrument(),
                    bbo.arrival(),
                    bbo.eventTimeMicros(),
                    bbo.updateId(),
                    mirror - bbo.askPriceTicks(),
                    bbo.askSizeLots(),
                    mirror - bbo.bidPriceTicks(),
                    bbo.bidSizeLots());
        }
        return withBook(
                record, (bids, asks) -> mirror(asks, mirror), (bids, asks) -> mirror(bids, mirror));
    }

    private static Levels mirror(Levels levels, long mirrorTicks) {
        long[] prices = new long[levels.count()];
        for (int i = 0; i < prices.length; i++) {
            prices[i] = mirrorTicks - levels.priceTicks()[i];
            assertThat(prices[i]).isPositive();
        }
        return new Levels(prices, levels.sizeLots());
    }

    /** Keeps the sizes and the trades, puts all of it at one bid and one ask. */
    private static MarketRecord still(MarketRecord record) {
        if (record instanceof Trade trade) {
            return new Trade(
                    trade.instrument(),
                    trade.arrival(),
                    trade.eventTimeMicros(),
                    trade.tradeId(),
                    trade.aggressor(),
                    trade.aggressor() == Side.BUY ? 1_001 : 1_000,
                    trade.sizeLots());
        }
        return withBook(
                record, (bids, asks) -> still(bids, 1_000), (bids, asks) -> still(asks, 1_001));
    }

    private static Levels still(Levels levels, long priceTicks) {
        long lots = 0;
        for (long size : levels.sizeLots()) {
            lots += size;
        }
        return levels.count() == 0
                ? Levels.NONE
                : new Levels(new long[] {priceTicks}, new long[] {lots + 1});
    }

    private static MarketRecord flat(MarketRecord record) {
        return withBook(record, (bids, asks) -> flat(bids), (bids, asks) -> flat(asks));
    }

    private static Levels flat(Levels levels) {
        long[] sizes = new long[levels.count()];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = levels.sizeLots()[i] == 0 ? 0 : 2_000;
        }
        return new Levels(levels.priceTicks(), sizes);
    }

    private interface SideChange {
        Levels of(Levels bids, Levels asks);
    }

    private static MarketRecord withBook(
            MarketRecord record, SideChange newBids, SideChange newAsks) {
        if (record instanceof BookSnapshot snapshot) {
            return new BookSnapshot(
                    snapshot.instrument(),
                    snapshot.arrival(),
                    snapshot.eventTimeMicros(),
                    snapshot.lastUpdateId(),
                    newBids.of(snapshot.bids(), snapshot.asks()),
                    newAsks.of(snapshot.bids(), snapshot.asks()));
        }
        if (record instanceof BookDiff diff) {
            return new BookDiff(
                    diff.instrument(),
                    diff.arrival(),
                    diff.eventTimeMicros(),
                    diff.firstUpdateId(),
                    diff.lastUpdateId(),
                    diff.previousUpdateId(),
                    newBids.of(diff.bids(), diff.asks()),
                    newAsks.of(diff.bids(), diff.asks()));
        }
        return record;
    }
}
