package io.tapeflow.core.signal;

import io.tapeflow.core.market.Arrival;
import java.math.BigDecimal;

/**
 * One whole second of an instrument's clock in which a diff was applied live or a trade printed.
 *
 * @param arrival of the last record in it
 * @param hasBook whether the book fields below hold
 * @param features the features after the last record in it
 * @param last whether the end of input closed it, so that it may be incomplete
 */
public record WindowRow(
        String instrument,
        Arrival arrival,
        long windowStartMillis,
        long bookUpdates,
        long ofiLots,
        long trades,
        long buyVolumeLots,
        long sellVolumeLots,
        boolean hasBook,
        long bidPriceTicks,
        long bidSizeLots,
        long askPriceTicks,
        long askSizeLots,
        BigDecimal tickSize,
        BigDecimal lotSize,
        double[] features,
        boolean last) {}
