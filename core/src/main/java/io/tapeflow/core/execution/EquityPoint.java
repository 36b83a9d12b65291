package io.tapeflow.core.execution;

import io.tapeflow.core.market.Arrival;
import java.math.BigDecimal;

/**
 * An account's worth, once a second of ingest time in which it changed.
 *
 * @param equity cash plus unrealised PnL at mid, quote units
 * @param exposure sum of absolute position values at mid, quote units
 */
public record EquityPoint(
        String account, Arrival arrival, BigDecimal cash, BigDecimal equity, BigDecimal exposure) {}
