package io.tapeflow.local.meaning;

import io.tapeflow.core.backtest.BacktestOutput;
import io.tapeflow.core.backtest.Backtester;
import io.tapeflow.core.execution.EquityPoint;
import io.tapeflow.core.execution.Fill;
import io.tapeflow.core.execution.OrderEvent;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.InstrumentDefinition;
import io.tapeflow.core.market.MarketRecord;
import io.tapeflow.core.signal.Detector;
import io.tapeflow.core.signal.FeatureConfig;
import io.tapeflow.core.signal.PatternCatalogue;
import io.tapeflow.core.signal.SignalEvent;
import io.tapeflow.core.strategy.AccountSummary;
import io.tapeflow.core.strategy.Decision;
import io.tapeflow.core.strategy.DecisionConfig;
import io.tapeflow.core.strategy.ScoredView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One backtest of market records with the default features and patterns, and what it made. */
final class CapturedRun implements BacktestOutput {
    final List<Decision> decisions = new ArrayList<>();
    final List<Fill> fills = new ArrayList<>();
    final Map<String, Instrument> terms = new HashMap<>();
    final long[] signals = new long[Detector.values().length];

    /** Decisions, orders, fills and equity in the order they were made. */
    final List<String> lines = new ArrayList<>();

    /** Views that had a score. */
    long scores;

    AccountSummary summary;

    static CapturedRun of(List<MarketRecord> tape, DecisionConfig config) {
        CapturedRun run = new CapturedRun();
        Backtester backtester =
                new Backtester(
                        FeatureConfig.defaults(),
                        PatternCatalogue.all(),
                        config,
                        List.of("paper"),
                        run);
        for (MarketRecord record : tape) {
            if (record instanceof InstrumentDefinition definition) {
                run.terms.put(definition.instrument(), definition.terms());
            }
            backtester.onRecord(record);
        }
        backtester.finish();
        return run;
    }

    @Override
    public void decision(Decision decision) {
        decisions.add(decision);
        lines.add(
                decision.id()
                        + decision.kind()
                        + decision.side()
                        + decision.quantity()
                        + decision.price()
                        + decision.reason()
                        + decision.cause()
                        + Arrays.toString(decision.contributions()));
    }

    @Override
    public void order(OrderEvent event) {
        lines.add(event.toString());
    }

    @Override
    public void fill(Fill fill) {
        fills.add(fill);
        lines.add(fill.toString());
    }

    @Override
    public void equity(EquityPoint point) {
        lines.add(point.toString());
    }

    @Override
    public void signal(SignalEvent signal) {
        signals[signal.detector().ordinal()]++;
    }

    @Override
    public boolean wantsScores() {
        return true;
    }

    @Override
    public void scored(ScoredView view) {
        scores += Double.isNaN(view.score()) ? 0 : 1;
    }

    @Override
    public void summary(AccountSummary made) {
        summary = made;
    }
}
