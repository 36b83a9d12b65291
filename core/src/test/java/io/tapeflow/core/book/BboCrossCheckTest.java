package io.tapeflow.core.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.BboUpdate;
import io.tapeflow.core.market.MarketRecord;
import org.junit.jupiter.api.Test;

final class BboCrossCheckTest {
    private final BboCrossCheck check = new BboCrossCheck();
    private final L2OrderBook book = new L2OrderBook();

    BboCrossCheckTest() {
        book.setBid(10, 1);
        book.setAsk(11, 2);
    }

    private void bbo(long id, long askSizeLots) {
        check.onBbo(
                new BboUpdate(
                        "X",
                        new Arrival(0, "t", 0),
                        MarketRecord.NO_TIME,
                        id,
                        10,
                        1,
                        11,
                        askSizeLots));
    }

    @Test
    void comparesEqualIdsWhicheverComesFirst() {
        bbo(1, 2);
        check.onBook(1, book);
        check.onBook(5, book);
        bbo(4, 2);
        bbo(5, 2);
        assertThat(check.checked()).isEqualTo(2);
        assertThat(check.matched()).isEqualTo(2);
        check.onBook(6, book);
        bbo(6, 3);
        assertThat(check.checked()).isEqualTo(3);
        assertThat(check.matched()).as("ask size differs").isEqualTo(2);
    }

    @Test
    void comparesAnIdOnce() {
        check.onBook(1, book);
        bbo(1, 2);
        bbo(1, 2);
        check.onBook(1, book);
        assertThat(check.checked()).isEqualTo(1);
    }

    @Test
    void remembersTheLastIdsOnly() {
        check.onBook(1, book);
        check.onBook(2, book);
        for (long id = 3; id <= BboCrossCheck.REMEMBERED + 1; id++) {
            check.onBook(id, book);
        }
        bbo(1, 2);
        assertThat(check.checked()).as("1 is forgotten").isZero();
        bbo(2, 2);
        assertThat(check.checked()).isEqualTo(1);
    }

    @Test
    void bookWithoutATouchIsNotCompared() {
        book.setAsk(11, 0);
        bbo(1, 2);
        check.onBook(1, book);
        assertThat(check.checked()).isZero();
    }
}
