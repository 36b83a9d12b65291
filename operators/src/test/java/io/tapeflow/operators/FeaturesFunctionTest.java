package io.tapeflow.operators;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.core.execution.Alert;
import io.tapeflow.core.market.BookState;
import io.tapeflow.core.market.MarketRecord;
import io.tapeflow.core.signal.DecisionInput;
import io.tapeflow.core.signal.FeatureConfig;
import io.tapeflow.core.signal.FeedEvent;
import io.tapeflow.core.signal.FeedSummary;
import io.tapeflow.core.signal.MarketView;
import io.tapeflow.core.signal.WindowRow;
import io.tapeflow.operators.types.StreamTypes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeaturesFunctionTest {

    private static final List<MarketRecord> FEED = SyntheticFeed.of("TESTUSDT", 7, 100);

    @Test
    void givesViewsWindowsAndASummary() throws Exception {
        try (FunctionHarness<MarketRecord, DecisionInput> harness = harness(null)) {
            feed(harness, FEED, 1);
            harness.watermark(Long.MAX_VALUE);
            List<MarketView> views = views(harness);
            assertThat(views).hasSizeGreaterThan(2000);
            assertThat(views.get(views.size() - 1).bookState()).isEqualTo(BookState.SYNCED);
            assertThat(harness.sideOutput(FeaturesFunction.FEED_EVENTS))
                    .extracting(FeedEvent::kind)
                    .containsExactly(
                            FeedEvent.Kind.SYNCED,
                            FeedEvent.Kind.GAP,
                            FeedEvent.Kind.SYNCED,
                            FeedEvent.Kind.SILENT,
                            FeedEvent.Kind.RECOVERED);
            List<WindowRow> rows = harness.sideOutput(FeaturesFunction.WINDOWS);
            assertThat(rows)
                    .extracting(WindowRow::last)
                    .endsWith(false, true)
                    .containsOnlyOnce(true);
            assertThat(harness.sideOutput(FeaturesFunction.FEED_SUMMARIES))
                    .singleElement()
                    .extracting(FeedSummary::gaps, FeedSummary::windows)
                    .containsExactly(1L, (long) rows.size());
            assertThat(harness.timers()).isZero();
        }
    }

    @Test
    void peopleAreToldOfGapsAndSilence() throws Exception {
        try (FunctionHarness<MarketRecord, DecisionInput> harness = harness(null)) {
            feed(harness, FEED, 1);
            List<Alert> alerts = new ArrayList<>();
            FeedAlerts feedAlerts = new FeedAlerts();
            for (FeedEvent event : harness.sideOutput(FeaturesFunction.FEED_EVENTS)) {
                feedAlerts.flatMap(event, new ListCollector<>(alerts));
            }
            assertThat(alerts)
                    .extracting(Alert::kind)
                    .containsExactly(Alert.Kind.FEED_GAP, Alert.Kind.FEED_SILENT);
            assertThat(alerts.get(0).detail())
                    .contains("on line " + alerts.get(0).arrival().line() + " of");
        }
    }

    @Test
    void silenceIsToldAtItsDeadlineThoughNoRecordComes() throws Exception {
        try (FunctionHarness<MarketRecord, DecisionInput> harness = harness(null)) {
            List<MarketRecord> start = FEED.subList(0, 100);
            feed(harness, start, 1);
            long lastMillis = start.get(99).arrival().ingestMillis();
            long silentMillis = lastMillis + FeatureConfig.defaults().silenceMillis();
            harness.watermark(silentMillis - 1);
            assertThat(lastView(harness).bookState()).isEqualTo(BookState.SYNCED);
            harness.watermark(silentMillis);
            assertThat(lastView(harness).bookState()).isEqualTo(BookState.STALE);
            assertThat(lastView(harness).arrival().ingestTimeMicros())
                    .isEqualTo(silentMillis * 1000 + 999);
        }
    }

    @Test
    void noDeadlineFiresAtTheEndOfInput() throws Exception {
        try (FunctionHarness<MarketRecord, DecisionInput> harness = harness(null)) {
            feed(harness, FEED.subList(0, 100), 1);
            harness.watermark(Long.MAX_VALUE);
            assertThat(lastView(harness).bookState()).isEqualTo(BookState.SYNCED);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 5000})
    void watermarkCadenceMakesNoDifference(int cadenceMillis) throws Exception {
        assertThat(run(FEED, cadenceMillis)).isEqualTo(run(FEED, 17));
    }

    @Test
    void aSnapshotInMidStreamGoesOnAsIfNothingHadHappened() throws Exception {
        List<List<String>> undisturbed = run(FEED, 10);
        Random random = new Random(3);
        for (int trial = 0; trial < 10; trial++) {
            int cut = random.nextInt(FEED.size());
            List<List<String>> before;
            OperatorSubtaskState snapshot;
            try (FunctionHarness<MarketRecord, DecisionInput> first = harness(null)) {
                feed(first, FEED.subList(0, cut), 10);
                snapshot = first.snapshot();
                before = bytes(first);
                // What comes after a snapshot must not change what it holds.
                feed(first, FEED.subList(cut, FEED.size()), 10);
            }
            try (FunctionHarness<MarketRecord, DecisionInput> second = harness(snapshot)) {
                feed(second, FEED.subList(cut, FEED.size()), 10);
                second.watermark(Long.MAX_VALUE);
                assertThat(joined(before, bytes(second)))
                        .as("cut at %s", cut)
                        .isEqualTo(undisturbed);
            }
        }
    }

    @Test
    void everyAccountThatTradesTheInstrumentGetsTheViews() throws Exception {
        AccountRouting routing =
                new AccountRouting(
                        Map.of(
                                "a", List.of("TESTUSDT.BINANCE-USDM"),
                                "b", List.of(),
                                "c", List.of("OTHER.BINANCE-USDM")));
        try (FunctionHarness<MarketRecord, DecisionInput> harness =
                new FunctionHarness<>(
                        new FeaturesFunction(FeatureConfig.defaults(), routing),
                        MarketRecord::instrument,
                        StreamTypes.DECISION_INPUT,
                        null)) {
            feed(harness, FEED.subList(0, 50), 1);
            assertThat(harness.output()).extracting(DecisionInput::account).containsOnly("a", "b");
            assertThat(harness.output())
                    .filteredOn(input -> input.account().equals("a"))
                    .hasSize(harness.output().size() / 2);
        }
    }

    private static List<List<String>> run(List<MarketRecord> records, int cadenceMillis)
            throws Exception {
        try (FunctionHarness<MarketRecord, DecisionInput> harness = harness(null)) {
            feed(harness, records, cadenceMillis);
            harness.watermark(Long.MAX_VALUE);
            return bytes(harness);
        }
    }

    private static FunctionHarness<MarketRecord, DecisionInput> harness(
            OperatorSubtaskState restored) throws Exception {
        return new FunctionHarness<>(
                new FeaturesFunction(
                        FeatureConfig.defaults(), AccountRouting.everythingTo("paper")),
                MarketRecord::instrument,
                StreamTypes.DECISION_INPUT,
                restored);
    }

    /** Feeds records as a source with this watermark cadence does. */
    private static void feed(
            FunctionHarness<MarketRecord, DecisionInput> harness,
            List<MarketRecord> records,
            int cadenceMillis)
            throws Exception {
        for (MarketRecord record : records) {
            long millis = record.arrival().ingestMillis();
            harness.watermark((millis - 1) / cadenceMillis * cadenceMillis);
            harness.process(record, millis);
        }
    }

    private static List<MarketView> views(FunctionHarness<MarketRecord, DecisionInput> harness) {
        return harness.output().stream()
                .filter(MarketView.class::isInstance)
                .map(MarketView.class::cast)
                .toList();
    }

    private static MarketView lastView(FunctionHarness<MarketRecord, DecisionInput> harness) {
        List<MarketView> views = views(harness);
        return views.get(views.size() - 1);
    }

    /** Every output as bytes in hexadecimal, stream by stream. */
    private static List<List<String>> bytes(FunctionHarness<MarketRecord, DecisionInput> harness)
            throws IOException {
        return List.of(
                hex(StreamTypes.DECISION_INPUT, harness.output()),
                hex(StreamTypes.WINDOW_ROW, harness.sideOutput(FeaturesFunction.WINDOWS)),
                hex(StreamTypes.SIGNAL_EVENT, harness.sideOutput(FeaturesFunction.SIGNALS)),
                hex(StreamTypes.FEED_EVENT, harness.sideOutput(FeaturesFunction.FEED_EVENTS)),
                hex(StreamTypes.FEED_SUMMARY, harness.sideOutput(FeaturesFunction.FEED_SUMMARIES)));
    }

    private static <T> List<String> hex(TypeInformation<T> type, List<T> values)
            throws IOException {
        TypeSerializer<T> serializer = type.createSerializer(new SerializerConfigImpl());
        List<String> all = new ArrayList<>();
        for (T value : values) {
            DataOutputSerializer out = new DataOutputSerializer(256);
            serializer.serialize(value, out);
            all.add(HexFormat.of().formatHex(out.getCopyOfBuffer()));
        }
        return all;
    }

    private static List<List<String>> joined(List<List<String>> first, List<List<String>> second) {
        List<List<String>> all = new ArrayList<>();
        for (int stream = 0; stream < first.size(); stream++) {
            List<String> both = new ArrayList<>(first.get(stream));
            both.addAll(second.get(stream));
            all.add(both);
        }
        return all;
    }
}
