package io.tapeflow.connectors.influxdb;

import com.influxdb.client.domain.WritePrecision;
import com.influxdb.client.write.Point;
import io.tapeflow.core.execution.EquityPoint;
import io.tapeflow.core.execution.Fill;
import io.tapeflow.core.market.BookDiff;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.Side;
import io.tapeflow.core.signal.Feature;
import io.tapeflow.core.signal.FeedEvent;
import io.tapeflow.core.signal.PatternMatch;
import io.tapeflow.core.signal.SignalEvent;
import io.tapeflow.core.signal.WindowRow;
import io.tapeflow.core.strategy.Decision;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Core types as points. The same record always gives the same point, so that points sent again
 * change nothing. Ids are never tags; numbers that are not known are left out.
 *
 * <table>
 * <caption>Measurements</caption>
 * <tr><th>measurement</th><th>tags</th><th>time</th></tr>
 * <tr><td>features</td><td>instrument, venue</td><td>start of the second, instrument clock</td></tr>
 * <tr><td>signals</td><td>instrument, venue, type (signal, pattern), name, direction (up, down),
 *     of patterns account</td><td>ingest, see {@link PointTime}</td></tr>
 * <tr><td>decisions</td><td>account, instrument, venue, kind, side, reason, cause</td>
 *     <td>ingest</td></tr>
 * <tr><td>fills</td><td>account, instrument, venue, side</td><td>ingest</td></tr>
 * <tr><td>equity</td><td>account</td><td>ingest</td></tr>
 * <tr><td>feed</td><td>instrument, venue, kind</td><td>ingest</td></tr>
 * </table>
 */
public final class MetricPoints {
    private MetricPoints() {}

    /**
     * One point for a second of an instrument: the row's own numbers as in a windows file and all
     * features that are known, see {@link FeatureField}. None for a row closed by the end of input,
     * which may be incomplete and would replace a complete one.
     */
    public static void features(WindowRow row, Consumer<MetricPoint> output) {
        if (row.last()) {
            return;
        }
        BigDecimal lot = row.lotSize();
        Point point =
                ofInstrument(
                                "features",
                                row.instrument(),
                                PointTime.ofMillis(row.windowStartMillis()))
                        .addField("bookUpdates", row.bookUpdates())
                        .addField("ofi", decimal(lot, row.ofiLots()))
                        .addField("trades", row.trades())
                        .addField("buyVolume", decimal(lot, row.buyVolumeLots()))
                        .addField("sellVolume", decimal(lot, row.sellVolumeLots()));
        if (row.hasBook()) {
            point.addField("bid", decimal(row.tickSize(), row.bidPriceTicks()))
                    .addField("bidSize", decimal(lot, row.bidSizeLots()))
                    .addField("ask", decimal(row.tickSize(), row.askPriceTicks()))
                    .addField("askSize", decimal(lot, row.askSizeLots()));
        }
        for (Feature feature : Feature.values()) {
            point.addField(FeatureField.name(feature), row.features()[feature.ordinal()]);
        }
        output.accept(MetricPoint.of(point));
    }

    public static MetricPoint signal(SignalEvent signal) {
        return MetricPoint.of(
                ofInstrument("signals", signal.instrument(), PointTime.of(signal.arrival(), 0))
                        .addTag("type", "signal")
                        .addTag("name", signal.detector().name())
                        .addTag("direction", direction(signal.direction()))
                        .addField("strength", signal.strength())
                        .addField("syncEpoch", signal.syncEpoch()));
    }

    public static MetricPoint patternMatch(PatternMatch match) {
        long time = PointTime.of(match.arrival(), match.index());
        return MetricPoint.of(
                ofInstrument("signals", match.instrument(), time)
                        .addTag("type", "pattern")
                        .addTag("name", match.patternId())
                        .addTag("direction", direction(match.direction()))
                        .addTag("account", match.account())
                        .addField("strength", match.strength())
                        .addField("syncEpoch", match.syncEpoch()));
    }

    public static MetricPoint decision(Decision decision) {
        return MetricPoint.of(
                ofInstrument("decisions", decision.instrument(), PointTime.of(decision))
                        .addTag("account", decision.account())
                        .addTag("kind", decision.kind().name())
                        .addTag("side", side(decision.side()))
                        .addTag("reason", decision.reason().name())
                        .addTag("cause", decision.cause().name())
                        .addField("sequence", decision.sequence())
                        .addField("accepted", decision.accepted())
                        .addField("quantity", decision.quantity())
                        .addField("price", decision.price())
                        .addField("score", decision.score())
                        .addField("confidence", decision.confidence()));
    }

    public static MetricPoint fill(Fill fill) {
        return MetricPoint.of(
                ofInstrument("fills", fill.instrument(), PointTime.of(fill))
                        .addTag("account", fill.account())
                        .addTag("side", side(fill.side()))
                        .addField("quantity", fill.quantity())
                        .addField("price", fill.price())
                        .addField("fee", fill.fee())
                        .addField("realisedPnl", fill.realisedPnl()));
    }

    public static MetricPoint equity(EquityPoint equity) {
        return MetricPoint.of(
                at("equity", PointTime.of(equity.arrival(), 0))
                        .addTag("account", equity.account())
                        .addField("cash", equity.cash())
                        .addField("equity", equity.equity())
                        .addField("exposure", equity.exposure()));
    }

    /** A change of a feed; update ids only where there are such. */
    public static MetricPoint feed(FeedEvent event) {
        Point point =
                ofInstrument("feed", event.instrument(), PointTime.of(event.arrival(), 0))
                        .addTag("kind", event.kind().name())
                        .addField("syncEpoch", event.syncEpoch());
        addUpdateId(point, "expectedUpdateId", event.expectedUpdateId());
        addUpdateId(point, "receivedUpdateId", event.receivedUpdateId());
        return MetricPoint.of(point);
    }

    private static void addUpdateId(Point point, String field, long updateId) {
        if (updateId != BookDiff.NO_ID) {
            point.addField(field, updateId);
        }
    }

    private static Point at(String measurement, long nanos) {
        return Point.measurement(measurement).time(Long.valueOf(nanos), WritePrecision.NS);
    }

    /** The venue of {@code BTCUSDT.BINANCE-USDM} is {@code binance-usdm}. */
    private static Point ofInstrument(String measurement, String instrument, long nanos) {
        String venue = instrument.substring(instrument.lastIndexOf('.') + 1);
        return at(measurement, nanos)
                .addTag("instrument", instrument)
                .addTag("venue", venue.toLowerCase(Locale.ROOT));
    }

    /** Ticks or lots as prices and sizes, see {@link Instrument}. */
    private static BigDecimal decimal(BigDecimal unit, long count) {
        return unit.multiply(BigDecimal.valueOf(count));
    }

    private static String direction(int sign) {
        return sign > 0 ? "up" : "down";
    }

    /** An absent side is an absent tag. */
    private static String side(Side side) {
        return side == null ? null : side.name();
    }
}
