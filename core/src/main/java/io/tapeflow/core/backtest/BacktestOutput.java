package io.tapeflow.core.backtest;

import io.tapeflow.core.execution.Alert;
import io.tapeflow.core.execution.EquityPoint;
import io.tapeflow.core.execution.Fill;
import io.tapeflow.core.execution.OrderEvent;
import io.tapeflow.core.market.Rejected;
import io.tapeflow.core.signal.FeedEvent;
import io.tapeflow.core.signal.FeedSummary;
import io.tapeflow.core.signal.PatternMatch;
import io.tapeflow.core.signal.SignalEvent;
import io.tapeflow.core.signal.WindowRow;
import io.tapeflow.core.strategy.AccountSummary;
import io.tapeflow.core.strategy.Decision;
import io.tapeflow.core.strategy.DecisionOutput;

/** Where a backtest puts what it makes; whoever wants something overrides that method. */
public interface BacktestOutput extends DecisionOutput {

    default void rejected(Rejected rejected) {}

    default void window(WindowRow row) {}

    default void feed(FeedEvent event) {}

    default void signal(SignalEvent signal) {}

    /** A match as it was found; its account is empty. */
    default void match(PatternMatch match) {}

    /** Once for an instrument, at the end of input. */
    default void feedSummary(FeedSummary summary) {}

    @Override
    default void decision(Decision decision) {}

    @Override
    default void order(OrderEvent event) {}

    @Override
    default void fill(Fill fill) {}

    @Override
    default void alert(Alert alert) {}

    @Override
    default void equity(EquityPoint point) {}

    @Override
    default void summary(AccountSummary summary) {}
}
