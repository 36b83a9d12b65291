package io.tapeflow.operators;

import io.tapeflow.core.signal.DecisionInput;
import io.tapeflow.core.signal.PatternMatch;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Gives a pattern match to each account that trades its instrument. */
public final class MatchFanOut implements FlatMapFunction<PatternMatch, DecisionInput> {

    private static final long serialVersionUID = 1L;

    private final AccountRouting routing;

    public MatchFanOut(AccountRouting routing) {
        this.routing = routing;
    }

    @Override
    public void flatMap(PatternMatch match, Collector<DecisionInput> out) {
        for (String account : routing.accountsOf(match.instrument())) {
            out.collect(match.seenBy(account));
        }
    }
}
