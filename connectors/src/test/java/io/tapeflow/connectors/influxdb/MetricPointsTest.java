package io.tapeflow.connectors.influxdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.core.execution.EquityPoint;
import io.tapeflow.core.execution.Fill;
import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.BookDiff;
import io.tapeflow.core.market.Side;
import io.tapeflow.core.signal.Detector;
import io.tapeflow.core.signal.Feature;
import io.tapeflow.core.signal.FeedEvent;
import io.tapeflow.core.signal.PatternMatch;
import io.tapeflow.core.signal.SignalEvent;
import io.tapeflow.core.signal.WindowRow;
import io.tapeflow.core.strategy.Decision;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;

/** Points in line protocol, written out by hand. */
class MetricPointsTest {
    private static final String ID = "BTCUSDT.BINANCE-USDM";
    private static final String TAPE = "binance-usdm:BTCUSDT";
    private static final long MICROS = 1723075200123456L;

    private static Arrival arrival(long line, int index) {
        return Arrival.ofLine(MICROS, TAPE, line, index);
    }

    private static WindowRow row(boolean hasBook, boolean last, double... known) {
        double[] features = new double[Feature.count()];
        Arrays.fill(features, Double.NaN);
        System.arraycopy(known, 0, features, 0, known.length);
        return new WindowRow(
                ID,
                arrival(9, 0),
                1723075201000L,
                12,
                -1500,
                3,
                2000,
                5,
                hasBook,
                618002,
                1,
                618003,
                40,
                new BigDecimal("0.1"),
                new BigDecimal("0.001"),
                features,
                last);
    }

    private static List<String> features(WindowRow row) {
        List<String> lines = new ArrayList<>();
        MetricPoints.features(row, point -> lines.add(point.line()));
        return lines;
    }

    @Test
    void featuresHaveTheRowsNumbersAndTheFeaturesThatAreKnown() {
        assertThat(features(row(true, false, 618002.5, 1, Double.NaN, -0.25, 1e-7)))
                .containsExactly(
                        "features,instrument=BTCUSDT.BINANCE-USDM,venue=binance-usdm "
                                + "ask=61800.3,askSize=0.04,bid=61800.2,bidSize=0.001,"
                                + "bookUpdates=12i,buyVolume=2.0,midTicks=618002.5,ofi=-1.5,"
                                + "queueImbalance1=-0.25,queueImbalanceTop5=0.0000001,"
                                + "sellVolume=0.005,spreadTicks=1.0,trades=3i "
                                + "1723075201000000000");
    }

    @Test
    void featuresWithoutABookHaveNone() {
        assertThat(features(row(false, false)))
                .containsExactly(
                        "features,instrument=BTCUSDT.BINANCE-USDM,venue=binance-usdm "
                                + "bookUpdates=12i,buyVolume=2.0,ofi=-1.5,sellVolume=0.005,trades=3i "
                                + "1723075201000000000");
    }

    @Test
    void aRowThatMayBeIncompleteIsNoPoint() {
        assertThat(features(row(true, true))).isEmpty();
    }

    @Test
    void everyFeatureHasItsName() {
        double[] all = new double[Feature.count()];
        String line = features(row(true, false, all)).get(0);

        for (String name :
                List.of(
                        "weightedMidOffsetTicks",
                        "bidDepthTop10Lots",
                        "ofi1sLots",
                        "ofiZ10s",
                        "mlofi10sL10Lots",
                        "realisedVolatility60sTicks",
                        "donchianLow60sTicks")) {
            assertThat(line).contains("," + name + "=0.0,");
        }
        assertThat(line.split(",")).hasSize(2 + 9 + Feature.count());
    }

    @Test
    void signalAndPattern() {
        assertThat(
                        MetricPoints.signal(
                                        new SignalEvent(
                                                ID,
                                                arrival(33, 2),
                                                0,
                                                4,
                                                Detector.OFI_SURGE,
                                                -1,
                                                1.25))
                                .line())
                .isEqualTo(
                        "signals,direction=down,instrument=BTCUSDT.BINANCE-USDM,name=OFI_SURGE,"
                                + "type=signal,venue=binance-usdm strength=1.25,syncEpoch=4i "
                                + "1723075200123456033");
        assertThat(
                        MetricPoints.patternMatch(
                                        new PatternMatch(
                                                "paper",
                                                ID,
                                                new Arrival(MICROS, TAPE, Arrival.AFTER_ALL),
                                                "vacuum breakout",
                                                1,
                                                1,
                                                2,
                                                4,
                                                arrival(1, 0)))
                                .line())
                .isEqualTo(
                        "signals,account=paper,direction=up,instrument=BTCUSDT.BINANCE-USDM,"
                                + "name=vacuum\\ breakout,type=pattern,venue=binance-usdm "
                                + "strength=2.0,syncEpoch=4i 1723075200123456998");
    }

    private static Decision decision(long sequence, Side side, BigDecimal price, double score) {
        return new Decision(
                "id",
                "paper",
                ID,
                arrival(1, 0),
                sequence,
                Decision.Kind.ENTRY,
                side,
                new BigDecimal("0.50"),
                price,
                false,
                Decision.Reason.NOT_WARM,
                Decision.Cause.SCORE,
                score,
                0.75,
                new double[0]);
    }

    @Test
    void decisionWithAndWithoutAll() {
        assertThat(
                        MetricPoints.decision(
                                        decision(5007, Side.BUY, new BigDecimal("6.1E+4"), -0.5))
                                .line())
                .isEqualTo(
                        "decisions,account=paper,cause=SCORE,instrument=BTCUSDT.BINANCE-USDM,"
                                + "kind=ENTRY,reason=NOT_WARM,side=BUY,venue=binance-usdm "
                                + "accepted=false,confidence=0.75,price=61000.0,quantity=0.5,"
                                + "score=-0.5,sequence=5007i 1723075200123456007");
        assertThat(MetricPoints.decision(decision(1, null, null, Double.NaN)).line())
                .isEqualTo(
                        "decisions,account=paper,cause=SCORE,instrument=BTCUSDT.BINANCE-USDM,"
                                + "kind=ENTRY,reason=NOT_WARM,venue=binance-usdm "
                                + "accepted=false,confidence=0.75,quantity=0.5,"
                                + "sequence=1i 1723075200123456001");
    }

    private static Fill fill(String orderId, int number) {
        return new Fill(
                orderId + "-" + number,
                orderId,
                "paper",
                ID,
                arrival(1, 0),
                Side.SELL,
                new BigDecimal("0.5"),
                new BigDecimal("61800.2"),
                new BigDecimal("12.36"),
                new BigDecimal("-3"));
    }

    @Test
    void fillAndEquityAndFeed() {
        assertThat(MetricPoints.fill(fill("paper-" + ID + "-1-end-7", 2)).line())
                .isEqualTo(
                        "fills,account=paper,instrument=BTCUSDT.BINANCE-USDM,side=SELL,"
                                + "venue=binance-usdm fee=12.36,price=61800.2,quantity=0.5,"
                                + "realisedPnl=-3.0 1723075200123456177");
        assertThat(
                        MetricPoints.equity(
                                        new EquityPoint(
                                                "paper",
                                                arrival(0, 0),
                                                new BigDecimal("9999.5"),
                                                new BigDecimal("10000.25"),
                                                BigDecimal.ZERO))
                                .line())
                .isEqualTo(
                        "equity,account=paper cash=9999.5,equity=10000.25,exposure=0.0 "
                                + "1723075200123456000");
        assertThat(
                        MetricPoints.feed(
                                        new FeedEvent(
                                                ID, arrival(0, 0), FeedEvent.Kind.GAP, 2, 42, 44))
                                .line())
                .isEqualTo(
                        "feed,instrument=BTCUSDT.BINANCE-USDM,kind=GAP,venue=binance-usdm "
                                + "expectedUpdateId=42i,receivedUpdateId=44i,syncEpoch=2i "
                                + "1723075200123456000");
    }

    @Test
    void updateIdsThatDoNotExistAreLeftOut() {
        FeedEvent silent =
                new FeedEvent(
                        ID,
                        arrival(0, 0),
                        FeedEvent.Kind.SILENT,
                        2,
                        BookDiff.NO_ID,
                        BookDiff.NO_ID);
        assertThat(MetricPoints.feed(silent).line())
                .isEqualTo(
                        "feed,instrument=BTCUSDT.BINANCE-USDM,kind=SILENT,venue=binance-usdm "
                                + "syncEpoch=2i 1723075200123456000");
    }

    /** A store keeps one point per measurement, tags and time. */
    @Test
    void pointsOfOneMicrosecondDoNotReplaceEachOther() {
        Set<Long> places = new HashSet<>();
        for (int line = 1000; line < 1032; line++) {
            for (int index = 0; index < 31; index++) {
                assertThat(places.add(PointTime.of(arrival(line, index), 0))).isTrue();
            }
        }
        for (int index = 0; index < 5; index++) {
            assertThat(places.add(PointTime.of(Arrival.ofDeadline(MICROS / 1000, TAPE), index)))
                    .isTrue();
        }
        assertThat(places).allMatch(nanos -> nanos / 1_000_000 == MICROS / 1000);

        Set<Long> fills = new HashSet<>();
        for (int order = 95; order < 135; order++) {
            for (int number = 1; number <= 25; number++) {
                fills.add(PointTime.of(fill("paper-" + ID + "-1-2-" + order, number)));
            }
        }
        assertThat(fills).hasSize(1000).allMatch(nanos -> nanos / 1000 == MICROS);

        Set<Long> decisions = new HashSet<>();
        for (int sequence = 1990; sequence < 2990; sequence++) {
            decisions.add(PointTime.of(decision(sequence, Side.BUY, BigDecimal.ONE, 0)));
        }
        assertThat(decisions).hasSize(1000).allMatch(nanos -> nanos / 1000 == MICROS);
    }

    @Test
    void flinkKnowsThePointAsAPlainType() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(MetricPoint.class);
    }
}
