package io.tapeflow.operators;

import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.MarketRecord;
import io.tapeflow.core.signal.DecisionInput;
import io.tapeflow.core.signal.FeatureConfig;
import io.tapeflow.core.signal.FeatureKernel;
import io.tapeflow.core.signal.FeatureOutput;
import io.tapeflow.core.signal.FeedEvent;
import io.tapeflow.core.signal.FeedSummary;
import io.tapeflow.core.signal.InstrumentState;
import io.tapeflow.core.signal.InstrumentTerms;
import io.tapeflow.core.signal.MarketView;
import io.tapeflow.core.signal.SignalEvent;
import io.tapeflow.core.signal.WindowRow;
import io.tapeflow.operators.types.CodecTypeInfo;
import io.tapeflow.operators.types.StreamTypes;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * FEATURES: the features kernel of an instrument with its state and its clock. The main output is
 * what the accounts that trade the instrument see.
 */
public final class FeaturesFunction
        extends KeyedProcessFunction<String, MarketRecord, DecisionInput> {

    private static final long serialVersionUID = 1L;

    public static final OutputTag<SignalEvent> SIGNALS =
            new OutputTag<>("signals", StreamTypes.SIGNAL_EVENT);
    public static final OutputTag<FeedEvent> FEED_EVENTS =
            new OutputTag<>("feed-events", StreamTypes.FEED_EVENT);
    public static final OutputTag<WindowRow> WINDOWS =
            new OutputTag<>("windows", StreamTypes.WINDOW_ROW);
    public static final OutputTag<FeedSummary> FEED_SUMMARIES =
            new OutputTag<>("feed-summaries", StreamTypes.FEED_SUMMARY);

    private final FeatureConfig config;
    private final AccountRouting routing;

    private transient FeatureKernel kernel;
    private transient ValueState<FeaturesState> states;
    private transient Outputs outputs;

    public FeaturesFunction(FeatureConfig config, AccountRouting routing) {
        this.config = config;
        this.routing = routing;
    }

    @Override
    public void open(OpenContext context) {
        kernel = new FeatureKernel(config);
        states =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "features",
                                        new CodecTypeInfo<>(new FeaturesState.Codec())));
        outputs = new Outputs();
    }

    @Override
    public void processElement(
            MarketRecord record, Context context, Collector<DecisionInput> collector)
            throws Exception {
        FeaturesState state = states.value();
        if (state == null) {
            state = new FeaturesState(new InstrumentState(record.instrument()));
            context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
        }
        kernel.onRecord(state.instrument, record, outputs.of(context, collector));
        awaitDeadline(state, context);
        states.update(state);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<DecisionInput> collector)
            throws Exception {
        FeaturesState state = states.value();
        outputs.of(context, collector);
        if (timestamp == Long.MAX_VALUE) {
            kernel.finish(state.instrument, outputs);
        } else if (context.timerService().currentWatermark() != Long.MAX_VALUE) {
            state.timerMillis = Long.MAX_VALUE;
            kernel.advanceTo(state.instrument, timestamp, outputs);
            awaitDeadline(state, context);
        }
        states.update(state);
    }

    /**
     * Keeps one timer, at or before the next deadline: a deadline that moves away with every record
     * costs a timer only each time the old one fires.
     */
    private static void awaitDeadline(FeaturesState state, Context context) {
        long deadlineMillis = state.instrument.nextDeadlineMillis();
        if (deadlineMillis < state.timerMillis) {
            context.timerService().registerEventTimeTimer(deadlineMillis);
            state.timerMillis = deadlineMillis;
        }
    }

    /** Sends each thing the kernel makes to its stream. */
    private final class Outputs implements FeatureOutput {

        private final Counter views = getRuntimeContext().getMetricGroup().counter("views");
        private final Counter[] feedEvents = new Counter[FeedEvent.Kind.values().length];
        private Context context;
        private Collector<DecisionInput> collector;

        Outputs() {
            for (FeedEvent.Kind kind : FeedEvent.Kind.values()) {
                feedEvents[kind.ordinal()] =
                        getRuntimeContext()
                                .getMetricGroup()
                                .addGroup("kind", kind.name())
                                .counter("feedEvents");
            }
        }

        Outputs of(Context context, Collector<DecisionInput> collector) {
            this.context = context;
            this.collector = collector;
            return this;
        }

        @Override
        public void terms(Arrival arrival, Instrument terms) {
            for (String account : routing.accountsOf(terms.id())) {
                collector.collect(new InstrumentTerms(account, arrival, terms));
            }
        }

        @Override
        public void view(MarketView view) {
            views.inc();
            for (String account : routing.accountsOf(view.instrument())) {
                collector.collect(view.seenBy(account));
            }
        }

        @Override
        public void signal(SignalEvent signal) {
            context.output(SIGNALS, signal);
        }

        @Override
        public void feed(FeedEvent event) {
            feedEvents[event.kind().ordinal()].inc();
            context.output(FEED_EVENTS, event);
        }

        @Override
        public void window(WindowRow row) {
            context.output(WINDOWS, row);
        }

        @Override
        public void summary(FeedSummary summary) {
            context.output(FEED_SUMMARIES, summary);
        }
    }
}
