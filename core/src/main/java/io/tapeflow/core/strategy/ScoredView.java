package io.tapeflow.core.strategy;

import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.BookState;
import java.math.BigDecimal;

/**
 * A view that an account has taken and what it was worth: for a screen, and to measure latency.
 *
 * @param midTicks NaN while the book is not SYNCED, as the numbers after it
 * @param ofi10sLots OFI over 10 s
 * @param score in [-1, 1], NaN where there is none
 * @param confidence in [0, 1], NaN where there is no score
 */
public record ScoredView(
        String account,
        String instrument,
        Arrival arrival,
        BookState bookState,
        BigDecimal tickSize,
        BigDecimal lotSize,
        double midTicks,
        double spreadTicks,
        double ofi10sLots,
        double score,
        double confidence) {}
