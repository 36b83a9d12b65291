package io.tapeflow.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.core.book.L2OrderBook;
import io.tapeflow.core.market.Levels;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OfiTest {
    private static final long MIRROR = 1_000;

    record Change(boolean bid, long distance, long sizeLots) {}

    @Provide
    Arbitrary<List<Change>> changes() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.longs().between(0, 15),
                        Arbitraries.longs().between(0, 6))
                .as(Change::new)
                .list()
                .ofMaxSize(200);
    }

    private static void apply(Change change, L2OrderBook book) {
        if (change.bid()) {
            book.setBid(500 - change.distance(), change.sizeLots());
        } else {
            book.setAsk(501 + change.distance(), change.sizeLots());
        }
    }

    private static void applyMirrored(Change change, L2OrderBook book) {
        if (change.bid()) {
            book.setAsk(MIRROR - (500 - change.distance()), change.sizeLots());
        } else {
            book.setBid(MIRROR - (501 + change.distance()), change.sizeLots());
        }
    }

    /** The definition read literally: indicators times sizes. */
    private static Long definition(
            Levels bidsBefore, Levels asksBefore, Levels bidsAfter, Levels asksAfter, int rank) {
        for (Levels levels : List.of(bidsBefore, asksBefore, bidsAfter, asksAfter)) {
            if (levels.count() <= rank) {
                return null;
            }
        }
        long pb0 = bidsBefore.priceTicks()[rank];
        long pb1 = bidsAfter.priceTicks()[rank];
        long pa0 = asksBefore.priceTicks()[rank];
        long pa1 = asksAfter.priceTicks()[rank];
        return one(pb1 >= pb0) * bidsAfter.sizeLots()[rank]
                - one(pb1 <= pb0) * bidsBefore.sizeLots()[rank]
                - one(pa1 <= pa0) * asksAfter.sizeLots()[rank]
                + one(pa1 >= pa0) * asksBefore.sizeLots()[rank];
    }

    private static long one(boolean condition) {
        return condition ? 1 : 0;
    }

    @Property(tries = 300)
    void everyLevelFollowsTheDefinition(@ForAll("changes") List<Change> changes) {
        L2OrderBook book = new L2OrderBook();
        Ofi ofi = new Ofi();
        MultiLevelOfi levels = new MultiLevelOfi();
        ofi.restart(book);
        levels.restart(book);
        for (Change change : changes) {
            Levels bids = book.topBids(10);
            Levels asks = book.topAsks(10);
            apply(change, book);
            boolean computed = ofi.update(book);
            levels.update(book);
            for (int rank = 0; rank < MultiLevelOfi.DEPTH; rank++) {
                Long expected = definition(bids, asks, book.topBids(10), book.topAsks(10), rank);
                assertThat(levels.presentLevels() > rank).isEqualTo(expected != null);
                if (expected != null) {
                    assertThat(levels.lots(rank)).isEqualTo(expected);
                }
                if (rank == 0) {
                    assertThat(computed).isEqualTo(expected != null);
                    assertThat(ofi.lots()).isEqualTo(expected == null ? 0 : expected);
                }
            }
        }
    }

    @Property(tries = 200)
    void mirroredBookNegatesEveryLevel(@ForAll("changes") List<Change> changes) {
        L2OrderBook book = new L2OrderBook();
        L2OrderBook mirrored = new L2OrderBook();
        MultiLevelOfi ofi = new MultiLevelOfi();
        MultiLevelOfi mirroredOfi = new MultiLevelOfi();
        Ofi touch = new Ofi();
        Ofi mirroredTouch = new Ofi();
        for (Change change : changes) {
            apply(change, book);
            applyMirrored(change, mirrored);
            ofi.update(book);
            mirroredOfi.update(mirrored);
            touch.update(book);
            mirroredTouch.update(mirrored);
            assertThat(mirroredTouch.lots()).isEqualTo(-touch.lots());
            assertThat(mirroredOfi.presentLevels()).isEqualTo(ofi.presentLevels());
            for (int rank = 0; rank < ofi.presentLevels(); rank++) {
                assertThat(mirroredOfi.lots(rank)).isEqualTo(-ofi.lots(rank));
            }
        }
    }

    /** Worked out by hand from the paper's cases; the book before is 100 x 5 | 101 x 7. */
    @ParameterizedTest
    @CsvSource({
        "100, 8, 101, 7, 3", // bid queue grows
        "100, 2, 101, 7, -3", // bid queue shrinks
        "100, 5, 101, 9, -2", // ask queue grows
        "100, 5, 101, 1, 6", // ask queue shrinks
        "99, 9, 101, 7, -5", // best bid gone
        "100, 5, 102, 4, 7", // best ask gone
        "100, 5, 102, 7, 7", // best ask gone, same size behind
        "102, 3, 103, 6, 10", // both up: new bid 3, old ask 7 taken
        "98, 3, 99, 6, -11" // both down: old bid 5 gone, new ask 6
    })
    void handCases(long bid, long bidSize, long ask, long askSize, long expected) {
        L2OrderBook book = new L2OrderBook();
        book.setBid(100, 5);
        book.setAsk(101, 7);
        Ofi ofi = new Ofi();
        ofi.restart(book);
        book.clear();
        book.setBid(bid, bidSize);
        book.setAsk(ask, askSize);
        assertThat(ofi.update(book)).isTrue();
        assertThat(ofi.lots()).isEqualTo(expected);
    }
}
