package io.tapeflow.core.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.core.market.Levels;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class L2OrderBookTest {
    record Change(boolean bid, long priceTicks, long sizeLots) {}

    @Provide
    Arbitrary<List<Change>> changes() {
        Arbitrary<Long> prices =
                Arbitraries.oneOf(
                        Arbitraries.longs().between(1, 40), Arbitraries.longs().between(1, 5_000));
        Arbitrary<Long> sizes =
                Arbitraries.oneOf(Arbitraries.just(0L), Arbitraries.longs().between(1, 9));
        return Combinators.combine(Arbitraries.of(true, false), prices, sizes)
                .as(Change::new)
                .list()
                .ofMaxSize(600);
    }

    @Property(tries = 300)
    void agreesWithTwoSortedMaps(@ForAll("changes") List<Change> changes) throws IOException {
        L2OrderBook book = new L2OrderBook();
        TreeMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
        TreeMap<Long, Long> asks = new TreeMap<>();
        for (Change change : changes) {
            if (change.bid()) {
                book.setBid(change.priceTicks(), change.sizeLots());
            } else {
                book.setAsk(change.priceTicks(), change.sizeLots());
            }
            TreeMap<Long, Long> side = change.bid() ? bids : asks;
            if (change.sizeLots() == 0) {
                side.remove(change.priceTicks());
            } else {
                side.put(change.priceTicks(), change.sizeLots());
            }
            assertThat(book.hasTouch()).isEqualTo(!bids.isEmpty() && !asks.isEmpty());
            assertThat(book.isCrossedOrLocked())
                    .isEqualTo(book.hasTouch() && bids.firstKey() >= asks.firstKey());
        }
        assertSame(book, bids, asks);
        assertSame(copy(book), bids, asks);
    }

    private static void assertSame(L2OrderBook book, Map<Long, Long> bids, Map<Long, Long> asks) {
        assertThat(book.bidCount()).isEqualTo(bids.size());
        assertThat(book.askCount()).isEqualTo(asks.size());
        assertThat(book.topBids(10)).isEqualTo(top(bids, 10));
        assertThat(book.topAsks(10)).isEqualTo(top(asks, 10));
        assertThat(book.topBids(Integer.MAX_VALUE)).isEqualTo(top(bids, Integer.MAX_VALUE));
        assertThat(book.topAsks(Integer.MAX_VALUE)).isEqualTo(top(asks, Integer.MAX_VALUE));
        assertThat(book.bidDepthLots(5))
                .isEqualTo(bids.values().stream().limit(5).mapToLong(Long::longValue).sum());
        assertThat(book.askDepthLots(5))
                .isEqualTo(asks.values().stream().limit(5).mapToLong(Long::longValue).sum());
    }

    private static Levels top(Map<Long, Long> side, int depth) {
        return new Levels(
                side.keySet().stream().limit(depth).mapToLong(Long::longValue).toArray(),
                side.values().stream().limit(depth).mapToLong(Long::longValue).toArray());
    }

    private static L2OrderBook copy(L2OrderBook book) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        book.write(new DataOutputStream(bytes));
        L2OrderBook copy = new L2OrderBook();
        copy.setBid(1, 1);
        copy.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        return copy;
    }

    @Test
    void loadReplacesEverything() {
        L2OrderBook book = new L2OrderBook();
        book.setBid(50, 1);
        book.setAsk(49, 1);
        assertThat(book.isCrossedOrLocked()).isTrue();
        book.load(
                new Levels(new long[] {10, 9, 8}, new long[] {1, 2, 3}),
                new Levels(new long[] {11, 12}, new long[] {4, 5}));
        assertThat(book.topBids(2)).isEqualTo(new Levels(new long[] {10, 9}, new long[] {1, 2}));
        assertThat(book.topAsks(9)).isEqualTo(new Levels(new long[] {11, 12}, new long[] {4, 5}));
        assertThat(book.isCrossedOrLocked()).isFalse();
        book.setBid(11, 1);
        assertThat(book.isCrossedOrLocked()).as("locked").isTrue();
    }

    @Test
    void theLastOfTwoChangesOfOnePriceInADiffHolds() {
        L2OrderBook book = new L2OrderBook();
        book.apply(new Levels(new long[] {7, 7}, new long[] {3, 4}), Levels.NONE);
        assertThat(book.bidSizeLots(0)).isEqualTo(4);
    }
}
