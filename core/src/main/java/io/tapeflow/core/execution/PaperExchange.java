package io.tapeflow.core.execution;

import io.tapeflow.core.market.Levels;
import io.tapeflow.core.market.Side;

/**
 * Fills takers from the displayed levels of the real book, best first and never beyond the limit.
 *
 * <p>What is not modelled: the order does not change the book that others see, and hidden size or
 * size beyond the displayed levels is never taken.
 */
public final class PaperExchange {

    /** Where fills go, best price first. */
    public interface FillOutput {
        void fill(long priceTicks, long lots);
    }

    private PaperExchange() {}

    /**
     * Walks the book.
     *
     * @return lots filled; the rest of the order is cancelled
     */
    public static long take(IocOrder order, Levels bids, Levels asks, FillOutput out) {
        Levels levels = order.side() == Side.BUY ? asks : bids;
        long left = order.lots();
        for (int level = 0; level < levels.count() && left > 0; level++) {
            long priceTicks = levels.priceTicks()[level];
            if (isWorse(order.side(), priceTicks, order.limitTicks())) {
                break;
            }
            long lots = Math.min(left, levels.sizeLots()[level]);
            if (lots > 0) {
                out.fill(priceTicks, lots);
                left -= lots;
            }
        }
        return order.lots() - left;
    }

    /** Lots displayed for a taker of this side up to a limit price. */
    public static long available(Side side, long limitTicks, Levels bids, Levels asks) {
        Levels levels = side == Side.BUY ? asks : bids;
        long lots = 0;
        for (int level = 0; level < levels.count(); level++) {
            if (isWorse(side, levels.priceTicks()[level], limitTicks)) {
                break;
            }
            lots += levels.sizeLots()[level];
        }
        return lots;
    }

    private static boolean isWorse(Side side, long priceTicks, long limitTicks) {
        return side == Side.BUY ? priceTicks > limitTicks : priceTicks < limitTicks;
    }
}
