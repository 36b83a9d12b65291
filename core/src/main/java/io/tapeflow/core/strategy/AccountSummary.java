package io.tapeflow.core.strategy;

import io.tapeflow.core.market.Arrival;
import java.math.BigDecimal;
import java.util.List;

/**
 * What came of an account by the end of its input.
 *
 * @param arrival of its last input
 * @param cash starting cash plus realised PnL minus fees
 * @param equity cash plus unrealised PnL at the last mids
 * @param exposure sum of absolute position values at the last mids
 * @param instruments by instrument id
 */
public record AccountSummary(
        String account,
        Arrival arrival,
        BigDecimal startingCash,
        BigDecimal cash,
        BigDecimal equity,
        BigDecimal exposure,
        InstrumentResult total,
        List<InstrumentResult> instruments) {}
