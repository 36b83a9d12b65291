package io.tapeflow.core.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.Side;
import io.tapeflow.core.market.Venue;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** PnL to the last digit, worked out by hand. */
final class PositionTest {
    private final Instrument terms = terms("0.01", "0.001");
    private final Position position = new Position();

    @Test
    void closesOldestFillsFirst() {
        fill(Side.BUY, "10.01", 3);
        fill(Side.BUY, "10.07", 4);
        assertThat(position.unrealised(new BigDecimal("10.04"), terms))
                .isEqualByComparingTo("-0.00003");
        // 3 at 10.01 and 2 at 10.07: 0.003 * 0.09 + 0.002 * 0.03
        assertThat(fill(Side.SELL, "10.10", 5)).isEqualByComparingTo("0.00033");
        assertThat(position.lots()).isEqualTo(2);
        assertThat(fill(Side.SELL, "10.00", 2)).isEqualByComparingTo("-0.00014");
        assertThat(position.isOpen()).isFalse();
        assertThat(position.sign()).isZero();
    }

    @Test
    void shortPositionGainsWhenThePriceFalls() {
        assertThat(fill(Side.SELL, "10.00", 3)).isEqualByComparingTo("0");
        assertThat(position.sign()).isEqualTo(-1);
        assertThat(fill(Side.BUY, "9.90", 3)).isEqualByComparingTo("0.0003");
    }

    @Test
    void contractValueMultiplies() {
        Instrument contract =
                new Instrument(
                        "A",
                        "A",
                        Venue.BINANCE_USDM,
                        Instrument.Kind.LINEAR,
                        "A",
                        "USDT",
                        "USDT",
                        new BigDecimal("0.01"),
                        BigDecimal.ONE,
                        new BigDecimal("0.1"),
                        1,
                        Long.MAX_VALUE,
                        BigDecimal.ZERO,
                        Instrument.Status.TRADING,
                        Instrument.Origin.BUNDLED);
        position.fill(Side.BUY, new BigDecimal("10"), 5, contract);
        assertThat(position.fill(Side.SELL, new BigDecimal("12"), 5, contract))
                .isEqualByComparingTo("1");
    }

    @Test
    void neverFlipsInOneFill() {
        fill(Side.BUY, "10.00", 3);
        assertThatThrownBy(() -> fill(Side.SELL, "10.00", 4)).hasMessageContaining("closes only 3");
    }

    @Test
    void isRestatedInFinerLotsAndRefusesCoarserOnesThatDoNotFit() {
        fill(Side.BUY, "10.01", 3);
        position.restate(terms, terms("0.01", "0.0001"));
        assertThat(position.lots()).isEqualTo(30);
        assertThatThrownBy(() -> position.restate(terms("0.01", "0.0001"), terms("0.01", "0.01")))
                .hasMessageContaining("0.0030");
    }

    /** Largest prices and sizes that fit: their product does not fit in a long. */
    @Test
    void productsBeyondALongAreExact() {
        Instrument plain = terms("1", "1");
        BigDecimal price = BigDecimal.valueOf(4_000_000_000_000_000_000L);
        position.fill(Side.BUY, price, 4_000_000_000_000_000_000L, plain);
        assertThat(
                        position.fill(
                                Side.SELL,
                                price.add(BigDecimal.valueOf(3)),
                                4_000_000_000_000_000_000L,
                                plain))
                .isEqualByComparingTo("12000000000000000000");
    }

    private BigDecimal fill(Side side, String price, long lots) {
        return position.fill(side, new BigDecimal(price), lots, terms);
    }

    private static Instrument terms(String tick, String lot) {
        return new Instrument(
                "A.BINANCE-SPOT",
                "A",
                Venue.BINANCE_SPOT,
                Instrument.Kind.SPOT,
                "A",
                "USDT",
                "USDT",
                new BigDecimal(tick),
                new BigDecimal(lot),
                BigDecimal.ONE,
                1,
                Long.MAX_VALUE,
                BigDecimal.ZERO,
                Instrument.Status.TRADING,
                Instrument.Origin.BUNDLED);
    }
}
