package io.tapeflow.core.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.tapeflow.core.book.L2OrderBook;
import io.tapeflow.core.market.BookDiff;
import io.tapeflow.core.market.BookSnapshot;
import io.tapeflow.core.market.BookState;
import io.tapeflow.core.market.Levels;
import io.tapeflow.core.market.MarketRecord;
import io.tapeflow.core.market.Side;
import io.tapeflow.core.market.Trade;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the state of an instrument costs. */
final class InstrumentStateTest {
    private static final int SYNCED_LIMIT_BYTES = 256 * 1024;
    private static final int BUFFERING_LIMIT_BYTES = 1_536 * 1024;

    /** A busy market of 1,000 levels a side for 1,100 s: every ring and history is full. */
    private static SmallFeed fullFeed() {
        SmallFeed feed = SmallFeed.synced(0);
        long[] bidPrices = new long[1_000];
        long[] askPrices = new long[1_000];
        long[] sizes = new long[1_000];
        for (int i = 0; i < 1_000; i++) {
            bidPrices[i] = 10_000 - i;
            askPrices[i] = 10_001 + i;
            sizes[i] = 10 + i % 7;
        }
        Levels noBid = SmallFeed.level(1_000, 0);
        Levels noAsk = SmallFeed.level(1_001, 0);
        feed.diff(1, Levels.NONE, new Levels(askPrices, sizes));
        feed.diff(2, new Levels(bidPrices, sizes), noAsk);
        feed.diff(3, noBid, Levels.NONE);
        for (int i = 1; i < 11_000; i++) {
            // A falling best bid keeps the most entries in the channel's deque of highs.
            long price = 10_000 - i % 300;
            feed.diff(100L * i, SmallFeed.level(price, i % 3 == 0 ? 0 : 5), Levels.NONE);
            feed.bbo(100L * i);
            feed.trade(100L * i, i % 2 == 0 ? Side.BUY : Side.SELL, i % 13);
        }
        return feed;
    }

    @Test
    void syncedInstrumentOfAThousandLevelsFitsItsLimit() throws IOException {
        SmallFeed feed = fullFeed();
        assertThat(feed.state.bookState()).isEqualTo(BookState.SYNCED);
        assertThat(feed.state.book.askCount()).isEqualTo(1_000);
        assertThat(written(feed.state).length).isBetween(100_000, SYNCED_LIMIT_BYTES);
    }

    @Test
    void bufferingInstrumentFitsItsLimit() throws IOException {
        SmallFeed feed = fullFeed();
        feed.reset(1_100_000);
        Levels wide = new Levels(new long[500], new long[500]);
        for (int i = 0; i < 2_000; i++) {
            feed.diff(1_100_000, wide, Levels.NONE);
        }
        assertThat(feed.state.bufferDropped()).isPositive();
        assertThat(written(feed.state).length).isBetween(1_000_000, BUFFERING_LIMIT_BYTES);
    }

    @Test
    void stateOfAnotherVersionIsRefused() throws IOException {
        byte[] bytes = written(new InstrumentState("X"));
        bytes[0] = 99;
        assertThatThrownBy(
                        () ->
                                InstrumentState.read(
                                        new DataInputStream(new ByteArrayInputStream(bytes))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("99");
    }

    private static byte[] written(InstrumentState state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        state.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    @Test
    void bookFlowAndWindowsAllocateNothingPerEvent() {
        List<MarketRecord> records = BinanceCapture.usdm();
        L2OrderBook book = new L2OrderBook();
        BookTop top = new BookTop();
        InstrumentFlow flow = new InstrumentFlow();
        for (int pass = 0; pass < 3; pass++) {
            run(records, 0, records.size(), book, top, flow);
        }
        // The capture again, its clock moved on so that panes and samples go on too.
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assertThat(threads.isThreadAllocatedMemoryEnabled()).isTrue();
        run(records, 0, records.size(), book, top, flow);
        long before = threads.getCurrentThreadAllocatedBytes();
        long mid = threads.getCurrentThreadAllocatedBytes();
        run(records, 0, records.size(), book, top, flow);
        long after = threads.getCurrentThreadAllocatedBytes();
        assertThat(after - mid - (mid - before)).isZero();
        assertThat(flow.ofiSums.sum(InstrumentFlow.WINDOW_60S)).isNotZero();
    }

    private long shiftMicros;

    private void run(
            List<MarketRecord> records,
            int from,
            int to,
            L2OrderBook book,
            BookTop top,
            InstrumentFlow flow) {
        shiftMicros += 400_000_000;
        for (int i = from; i < to; i++) {
            MarketRecord record = records.get(i);
            if (record instanceof BookSnapshot snapshot) {
                book.load(snapshot.bids(), snapshot.asks());
                top.refresh(book);
                flow.restart(book, top);
            } else if (record instanceof BookDiff diff) {
                moveClock(flow, diff.eventTimeMicros() + shiftMicros);
                book.apply(diff.bids(), diff.asks());
                top.refresh(book);
                flow.onDiff(book, top);
            } else if (record instanceof Trade trade) {
                moveClock(flow, trade.eventTimeMicros() + shiftMicros);
                flow.onTrade(trade.aggressor(), trade.sizeLots());
            }
        }
    }

    private static void moveClock(InstrumentFlow flow, long micros) {
        if (micros > flow.clockMicros) {
            flow.moveClock(micros, true, 900);
        }
    }
}
