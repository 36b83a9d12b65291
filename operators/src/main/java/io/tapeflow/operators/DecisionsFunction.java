package io.tapeflow.operators;

import io.tapeflow.core.execution.Alert;
import io.tapeflow.core.execution.EquityPoint;
import io.tapeflow.core.execution.Fill;
import io.tapeflow.core.execution.OrderEvent;
import io.tapeflow.core.signal.DecisionInput;
import io.tapeflow.core.strategy.AccountState;
import io.tapeflow.core.strategy.AccountSummary;
import io.tapeflow.core.strategy.Decision;
import io.tapeflow.core.strategy.DecisionBuffer;
import io.tapeflow.core.strategy.DecisionConfig;
import io.tapeflow.core.strategy.DecisionKernel;
import io.tapeflow.core.strategy.DecisionOutput;
import io.tapeflow.core.strategy.ScoredView;
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
 * DECISIONS: one account takes all its input in the total order. Input waits in state until the
 * watermark says that nothing before it can come.
 */
public final class DecisionsFunction extends KeyedProcessFunction<String, DecisionInput, Decision> {

    private static final long serialVersionUID = 1L;

    public static final OutputTag<OrderEvent> ORDERS =
            new OutputTag<>("orders", StreamTypes.ORDER_EVENT);
    public static final OutputTag<Fill> FILLS = new OutputTag<>("fills", StreamTypes.FILL);
    public static final OutputTag<Alert> ALERTS = new OutputTag<>("alerts", StreamTypes.ALERT);
    public static final OutputTag<EquityPoint> EQUITY =
            new OutputTag<>("equity", StreamTypes.EQUITY_POINT);
    public static final OutputTag<AccountSummary> ACCOUNT_SUMMARIES =
            new OutputTag<>("account-summaries", StreamTypes.ACCOUNT_SUMMARY);

    public static final OutputTag<ScoredView> SCORED_VIEWS =
            new OutputTag<>("scored-views", StreamTypes.SCORED_VIEW);

    private final DecisionConfig config;
    private final boolean scoredViews;

    private transient DecisionKernel kernel;
    private transient ValueState<DecisionsState> states;
    private transient Outputs outputs;

    /**
     * @param scoredViews whether to tell of every view taken
     */
    public DecisionsFunction(DecisionConfig config, boolean scoredViews) {
        this.config = config;
        this.scoredViews = scoredViews;
    }

    @Override
    public void open(OpenContext context) {
        kernel = new DecisionKernel(config);
        states =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "decisions",
                                        new CodecTypeInfo<>(new DecisionsState.Codec())));
        outputs = new Outputs();
    }

    @Override
    public void processElement(DecisionInput input, Context context, Collector<Decision> collector)
            throws Exception {
        DecisionsState state = states.value();
        if (state == null) {
            state =
                    new DecisionsState(
                            new AccountState(context.getCurrentKey()), new DecisionBuffer());
            context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
        }
        state.buffer.add(input);
        awaitTime(state, input.arrival().ingestMillis(), context);
        states.update(state);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Decision> collector)
            throws Exception {
        DecisionsState state = states.value();
        outputs.of(context, collector);
        state.timerMillis = Long.MAX_VALUE;
        long watermarkMillis = context.timerService().currentWatermark();
        state.buffer.release(watermarkMillis, kernel, state.account, outputs);
        if (timestamp == Long.MAX_VALUE) {
            kernel.finish(state.account, outputs);
        } else if (watermarkMillis != Long.MAX_VALUE) {
            awaitTime(state, state.account.nextDeadlineMillis(), context);
            awaitTime(state, state.buffer.nextMillis(), context);
        }
        states.update(state);
    }

    /** Keeps one timer, at or before the first time at which there is something to do. */
    private static void awaitTime(DecisionsState state, long millis, Context context) {
        if (millis < state.timerMillis) {
            context.timerService().registerEventTimeTimer(millis);
            state.timerMillis = millis;
        }
    }

    /** Sends each thing the kernel makes to its stream. */
    private final class Outputs implements DecisionOutput {

        private final Counter accepted =
                getRuntimeContext().getMetricGroup().counter("decisionsAccepted");
        private final Counter rejected =
                getRuntimeContext().getMetricGroup().counter("decisionsRejected");
        private Context context;
        private Collector<Decision> collector;

        void of(Context context, Collector<Decision> collector) {
            this.context = context;
            this.collector = collector;
        }

        @Override
        public void decision(Decision decision) {
            (decision.accepted() ? accepted : rejected).inc();
            collector.collect(decision);
        }

        @Override
        public void order(OrderEvent order) {
            context.output(ORDERS, order);
        }

        @Override
        public void fill(Fill fill) {
            context.output(FILLS, fill);
        }

        @Override
        public void alert(Alert alert) {
            context.output(ALERTS, alert);
        }

        @Override
        public void equity(EquityPoint point) {
            context.output(EQUITY, point);
        }

        @Override
        public boolean wantsScores() {
            return scoredViews;
        }

        @Override
        public void scored(ScoredView view) {
            context.output(SCORED_VIEWS, view);
        }

        @Override
        public void summary(AccountSummary summary) {
            context.output(ACCOUNT_SUMMARIES, summary);
        }
    }
}
