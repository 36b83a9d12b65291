package io.tapeflow.core.signal;

import io.tapeflow.core.market.Arrival;
import java.util.Comparator;

/**
 * What the decisions of one account are made of. All of it is taken in one total order: ingest
 * time, tape, arrival number, instrument, kind, then pattern and index. Two inputs with equal keys
 * are an error.
 */
public sealed interface DecisionInput permits InstrumentTerms, MarketView, PatternMatch {

    /** The total order in which one account takes its input. */
    Comparator<DecisionInput> ORDER = DecisionInput::compare;

    String account();

    String instrument();

    Arrival arrival();

    /** Place among inputs of the same arrival and instrument: terms 0, view 2, match 3. */
    int kindOrder();

    private static int compare(DecisionInput left, DecisionInput right) {
        int order = left.arrival().compareTo(right.arrival());
        if (order == 0) {
            order = left.instrument().compareTo(right.instrument());
        }
        if (order == 0) {
            order = Integer.compare(left.kindOrder(), right.kindOrder());
        }
        if (order == 0
                && left instanceof PatternMatch leftMatch
                && right instanceof PatternMatch rightMatch) {
            order = leftMatch.patternId().compareTo(rightMatch.patternId());
            return order != 0 ? order : Integer.compare(leftMatch.index(), rightMatch.index());
        }
        return order;
    }
}
