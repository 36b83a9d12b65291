package io.tapeflow.core.strategy;

import io.tapeflow.core.execution.Alert;
import io.tapeflow.core.execution.EquityPoint;
import io.tapeflow.core.execution.Fill;
import io.tapeflow.core.execution.OrderEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keeps all that a kernel makes, by kind and as one list of lines in the order it was made. */
final class RecordedDecisions implements DecisionOutput {
    final List<Decision> decisions = new ArrayList<>();
    final List<OrderEvent> orders = new ArrayList<>();
    final List<Fill> fills = new ArrayList<>();
    final List<Alert> alerts = new ArrayList<>();
    final List<EquityPoint> equity = new ArrayList<>();
    final List<String> lines = new ArrayList<>();
    AccountSummary summary;

    @Override
    public void decision(Decision decision) {
        decisions.add(decision);
        String text = decision.toString();
        // A record prints an array's identity, which differs from run to run.
        lines.add(
                text.substring(0, text.indexOf("contributions="))
                        + Arrays.toString(decision.contributions()));
    }

    @Override
    public void order(OrderEvent event) {
        orders.add(event);
        lines.add(event.toString());
    }

    @Override
    public void fill(Fill fill) {
        fills.add(fill);
        lines.add(fill.toString());
    }

    @Override
    public void alert(Alert alert) {
        alerts.add(alert);
        lines.add(alert.toString());
    }

    @Override
    public void equity(EquityPoint point) {
        equity.add(point);
        lines.add(point.toString());
    }

    @Override
    public void summary(AccountSummary made) {
        summary = made;
        lines.add(made.total().rejections().length + " " + describe(made));
    }

    private static String describe(AccountSummary made) {
        StringBuilder text = new StringBuilder(made.equity() + " " + made.cash());
        made.instruments().forEach(one -> text.append(describe(one)));
        return text.append(describe(made.total())).toString();
    }

    private static String describe(InstrumentResult one) {
        return one.instrument()
                + Arrays.toString(one.rejections())
                + one.crossings()
                + one.entries()
                + one.exits()
                + one.cancels()
                + one.fees()
                + one.realisedPnl()
                + one.grossEdgeBp()
                + one.slippageBp()
                + one.scoreQuality();
    }
}
