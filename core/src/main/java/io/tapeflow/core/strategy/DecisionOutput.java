package io.tapeflow.core.strategy;

import io.tapeflow.core.execution.Alert;
import io.tapeflow.core.execution.EquityPoint;
import io.tapeflow.core.execution.Fill;
import io.tapeflow.core.execution.OrderEvent;

/** Where the decisions kernel of an account puts what it makes. */
public interface DecisionOutput {

    void decision(Decision decision);

    void order(OrderEvent event);

    void fill(Fill fill);

    void alert(Alert alert);

    void equity(EquityPoint point);

    /** Whether anybody looks at scored views; making them costs time. */
    default boolean wantsScores() {
        return false;
    }

    /** After everything that a view led to, when wanted. */
    default void scored(ScoredView view) {}

    /** Once for an account, at the end of its input. */
    void summary(AccountSummary summary);
}
