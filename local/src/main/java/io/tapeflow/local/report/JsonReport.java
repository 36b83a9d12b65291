package io.tapeflow.local.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tapeflow.core.signal.Detector;
import io.tapeflow.core.signal.FeedSummary;
import io.tapeflow.core.strategy.Decision;
import io.tapeflow.core.strategy.HitRate;
import io.tapeflow.core.strategy.InstrumentResult;
import io.tapeflow.core.strategy.ScoreQuality;
import io.tapeflow.local.output.PlainDecimal;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/**
 * A line of JSON for each instrument, in their order. Nothing in it depends on how long the run
 * took, so that whoever reads the same tapes gets the same bytes.
 */
public final class JsonReport {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int DIGITS = 4;

    private JsonReport() {}

    /** The lines, each with its end. */
    public static String of(RunResult result) {
        StringBuilder text = new StringBuilder();
        for (FeedSummary feed : result.feeds()) {
            text.append(line(feed, result.resultsOf(feed.instrument()))).append('\n');
        }
        return text.toString();
    }

    private static String line(FeedSummary feed, Map<String, InstrumentResult> results) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            feed(feed, json);
            json.writeObjectFieldStart("accounts");
            for (Map.Entry<String, InstrumentResult> account : results.entrySet()) {
                json.writeObjectFieldStart(account.getKey());
                account(account.getValue(), json);
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void feed(FeedSummary feed, JsonGenerator json) throws IOException {
        json.writeNumberField("lines", feed.lines());
        json.writeNumberField("depth", feed.depth());
        json.writeNumberField("trades", feed.trades());
        json.writeNumberField("bbo", feed.bbo());
        json.writeNumberField("snapshots", feed.snapshots());
        json.writeNumberField("applied", feed.applied());
        json.writeNumberField("gaps", feed.gaps());
        json.writeNumberField("duplicates", feed.duplicates());
        json.writeNumberField("crossed", feed.crossed());
        json.writeNumberField("rejected", feed.rejected());
        json.writeNumberField("bboChecked", feed.bboChecked());
        json.writeNumberField("bboMatched", feed.bboMatched());
        json.writeStringField("buyVolume", PlainDecimal.of(feed.buyVolumeLots(), feed.lotSize()));
        json.writeStringField("sellVolume", PlainDecimal.of(feed.sellVolumeLots(), feed.lotSize()));
        json.writeStringField("ofi", PlainDecimal.of(feed.ofiLots(), feed.lotSize()));
        json.writeNumberField("windows", feed.windows());
        number("r2Ofi10s", feed.r2Ofi10s(), json);
        number("r2Tfi10s", feed.r2Tfi10s(), json);
        json.writeStringField("instrument", feed.instrument());
        json.writeStringField("tapeId", feed.tapeId());
        json.writeFieldName("gapLines");
        json.writeArray(feed.gapLines(), 0, feed.gapLines().length);
        json.writeNumberField("staleSnapshots", feed.staleSnapshots());
        json.writeNumberField("bufferDropped", feed.bufferDropped());
        json.writeNumberField("skewedStamps", feed.skewedStamps());
        json.writeNumberField("leftOutLevels", feed.leftOutLevels());
        json.writeNumberField("roundedSizes", feed.roundedSizes());
        json.writeObjectFieldStart("signals");
        for (Detector detector : Detector.values()) {
            json.writeNumberField(detector.name(), feed.signals()[detector.ordinal()]);
        }
        json.writeEndObject();
    }

    private static void account(InstrumentResult result, JsonGenerator json) throws IOException {
        json.writeNumberField("crossings", result.crossings());
        json.writeNumberField("entries", result.entries());
        json.writeNumberField("exits", result.exits());
        json.writeNumberField("cancels", result.cancels());
        json.writeObjectFieldStart("rejections");
        for (Decision.Reason reason : Decision.Reason.values()) {
            if (result.rejected(reason) > 0) {
                json.writeNumberField(reason.name(), result.rejected(reason));
            }
        }
        json.writeEndObject();
        json.writeNumberField("fills", result.fills());
        json.writeNumberField("roundTrips", result.roundTrips());
        json.writeStringField("fees", PlainDecimal.of(result.fees()));
        json.writeStringField("realisedPnl", PlainDecimal.of(result.realisedPnl()));
        json.writeStringField("unrealisedPnl", PlainDecimal.of(result.unrealisedPnl()));
        json.writeStringField("openQuantity", PlainDecimal.of(result.openQuantity()));
        number("grossEdgeBp", result.grossEdgeBp(), json);
        number("slippageBp", result.slippageBp(), json);
        number("feesBp", result.feesBp(), json);
        number("netBp", result.netBp(), json);
        number("breakEvenFeeBp", result.breakEvenFeeBp(), json);
        json.writeArrayFieldStart("scoreQuality");
        for (ScoreQuality quality : result.scoreQuality()) {
            json.writeStartObject();
            json.writeNumberField("horizonMillis", quality.horizonMillis());
            hitRate("score", quality.score(), json);
            hitRate("placebo", quality.placebo(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void hitRate(String name, HitRate rate, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("n", rate.n());
        json.writeNumberField("hits", rate.hits());
        json.writeNumberField("zeroMoves", rate.zeroMoves());
        number("hitRate", rate.rate(), json);
        number("standardError", rate.standardError(), json);
        json.writeEndObject();
    }

    /** Four decimals, or null for NaN. */
    private static void number(String name, double value, JsonGenerator json) throws IOException {
        if (Double.isNaN(value)) {
            json.writeNullField(name);
            return;
        }
        BigDecimal rounded = new BigDecimal(value).setScale(DIGITS, RoundingMode.HALF_EVEN);
        json.writeFieldName(name);
        json.writeNumber(PlainDecimal.of(rounded));
    }
}
