package io.tapeflow.core.signal;

import static io.tapeflow.core.signal.SmallFeed.DAY_MILLIS;
import static io.tapeflow.core.signal.SmallFeed.level;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.BookState;
import io.tapeflow.core.market.Levels;
import io.tapeflow.core.market.MarketRecord;
import io.tapeflow.core.market.Side;
import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Views, states, deadlines and windows of a small feed. */
final class FeatureKernelTest {
    @Test
    void viewsComeOfLiveDiffsTradesAndChangesOfState() {
        SmallFeed feed = new SmallFeed();
        feed.define(0, "0.1", "1");
        feed.diff(1);
        feed.bbo(2);
        assertThat(feed.out.views).as("buffering is not told").isEmpty();
        feed.trade(3, Side.BUY, 4);
        assertThat(feed.out.views).hasSize(1);
        MarketView unsynced = feed.out.lastView();
        assertThat(unsynced.bookState()).isEqualTo(BookState.BUFFERING);
        assertThat(unsynced.features()).containsOnly(Double.NaN);
        assertThat(unsynced.bids()).isEqualTo(Levels.NONE);
        assertThat(unsynced.tradeSign()).isEqualTo(1);
        assertThat(unsynced.tradePriceTicks()).isEqualTo(1001);
        assertThat(unsynced.tradeSizeLots()).isEqualTo(4);

        feed.snapshot(4);
        feed.diff(5, level(1000, 12), Levels.NONE);
        assertThat(feed.out.views).as("a sync gives one view").hasSize(2);
        MarketView synced = feed.out.lastView();
        assertThat(synced.bookState()).isEqualTo(BookState.SYNCED);
        assertThat(synced.syncEpoch()).isEqualTo(1);
        assertThat(synced.bids()).isEqualTo(level(1000, 12));
        assertThat(synced.feature(Feature.MID_TICKS)).isEqualTo(1000.5);
        assertThat(synced.account()).isEmpty();

        feed.diff(6);
        feed.repeat(7);
        assertThat(feed.out.views).as("a duplicate gives none").hasSize(3);
        feed.lose();
        feed.diff(8);
        assertThat(feed.out.views).hasSize(4);
        assertThat(feed.out.lastView().bookState()).isEqualTo(BookState.STALE);
        assertThat(feed.out.lastView().features()).containsOnly(Double.NaN);
        assertThat(feed.out.lastView().asks()).isEqualTo(Levels.NONE);
        feed.diff(9);
        assertThat(feed.out.views).as("buffering again").hasSize(4);
        assertThat(feed.out.feed)
                .extracting(FeedEvent::kind)
                .containsExactly(FeedEvent.Kind.SYNCED, FeedEvent.Kind.GAP);
        assertThat(feed.out.feed.get(1).receivedUpdateId())
                .isEqualTo(feed.out.feed.get(1).expectedUpdateId() + 1);
    }

    @Test
    void crossedDiffMakesItStaleAtOnceAndCountsNowhere() {
        SmallFeed feed = SmallFeed.synced(0);
        feed.diff(100);
        feed.diff(1200, level(1001, 5), Levels.NONE);
        assertThat(feed.out.lastView().bookState()).isEqualTo(BookState.STALE);
        feed.finish();
        assertThat(feed.out.windows).hasSize(1);
        assertThat(feed.out.windows.get(0).bookUpdates()).isEqualTo(1);
        assertThat(feed.out.summaries.get(0).crossed()).isEqualTo(1);
        assertThat(feed.out.summaries.get(0).applied()).isEqualTo(2);
    }

    @Test
    void silenceIsADeadlineAfterAllEventsOfItsMillisecond() {
        SmallFeed feed = SmallFeed.synced(0);
        feed.trade(500, Side.SELL, 1);
        feed.bbo(700);
        assertThat(feed.state.nextDeadlineMillis()).isEqualTo(DAY_MILLIS + 10_700);
        feed.advanceTo(10_699);
        feed.bbo(10_700);
        assertThat(feed.state.bookState()).as("just in time").isEqualTo(BookState.SYNCED);
        assertThat(feed.state.nextDeadlineMillis()).isEqualTo(DAY_MILLIS + 20_700);
        int views = feed.out.views.size();
        feed.advanceTo(20_700);
        assertThat(feed.out.views).hasSize(views + 1);
        MarketView silent = feed.out.lastView();
        assertThat(silent.bookState()).isEqualTo(BookState.STALE);
        assertThat(silent.arrival())
                .isEqualTo(new Arrival((DAY_MILLIS + 20_700) * 1000 + 999, "tape", Long.MAX_VALUE));
        assertThat(silent.eventTimeMicros()).isEqualTo(MarketRecord.NO_TIME);
        assertThat(feed.state.nextDeadlineMillis()).isEqualTo(Long.MAX_VALUE);
        feed.advanceTo(90_000);
        assertThat(feed.out.views).as("it fires once").hasSize(views + 1);
    }

    @Test
    void recordFiresTheDeadlinesBeforeItsMillisecond() {
        SmallFeed feed = SmallFeed.synced(0);
        int views = feed.out.views.size();
        feed.diff(10_001);
        assertThat(feed.out.views).hasSize(views + 2);
        assertThat(feed.out.views.get(views).bookState()).isEqualTo(BookState.STALE);
        assertThat(feed.out.views.get(views).arrival().ingestMillis())
                .isEqualTo(DAY_MILLIS + 10_000);
        assertThat(feed.out.lastView().bookState()).isEqualTo(BookState.SYNCED);
        assertThat(feed.out.lastView().syncEpoch()).isEqualTo(1);
        assertThat(feed.out.feed)
                .extracting(FeedEvent::kind)
                .containsExactly(
                        FeedEvent.Kind.SYNCED, FeedEvent.Kind.SILENT, FeedEvent.Kind.RECOVERED);
    }

    @Test
    void tradeOrBboAloneDoesNotEndASilence() {
        SmallFeed feed = SmallFeed.synced(0);
        feed.diff(100, level(1000, 11), Levels.NONE);
        feed.advanceTo(20_000);
        feed.trade(20_001, Side.BUY, 2);
        feed.bbo(20_002);
        assertThat(feed.out.lastView().bookState()).isEqualTo(BookState.STALE);
        assertThat(feed.out.lastView().features()).containsOnly(Double.NaN);
        feed.diff(20_003, level(1000, 14), Levels.NONE);
        assertThat(feed.state.bookState()).isEqualTo(BookState.SYNCED);
        feed.finish();
        FeedSummary summary = feed.out.summaries.get(0);
        assertThat(summary.applied()).isEqualTo(3);
        assertThat(summary.gaps()).isZero();
        assertThat(summary.ofiLots()).as("1 before and 3 across the silence").isEqualTo(4);
        WindowRow row = feed.out.windows.get(1);
        assertThat(row.windowStartMillis()).isEqualTo(DAY_MILLIS + 20_000);
        assertThat(row.bookUpdates()).isEqualTo(1);
        assertThat(row.ofiLots()).isEqualTo(3);
        assertThat(row.trades()).isEqualTo(1);
        assertThat(row.bidSizeLots()).isEqualTo(14);
    }

    @Test
    void silentBookStillStandsInTheWindowOfATrade() {
        SmallFeed feed = SmallFeed.synced(0);
        feed.trade(20_001, Side.BUY, 2);
        feed.finish();
        assertThat(feed.out.windows.get(0).hasBook()).isTrue();
    }

    @Test
    void windowsWithoutADiffHaveTheBookOfTheFirstTradeThatFoundItSynced() {
        SmallFeed feed = new SmallFeed();
        feed.define(0, "0.1", "1");
        feed.trade(100, Side.BUY, 3);
        feed.snapshot(200);
        feed.diff(1_100);
        feed.trade(2_100, Side.SELL, 5);
        feed.diff(3_100, level(1000, 20), Levels.NONE);
        feed.trade(4_100, Side.BUY, 1);
        feed.lose();
        feed.diff(4_200);
        feed.trade(5_100, Side.BUY, 1);
        feed.finish();
        assertThat(feed.out.windows)
                .extracting(row -> row.windowStartMillis() - DAY_MILLIS)
                .as("the second of the sync has neither live diff nor trade")
                .containsExactly(0L, 2_000L, 3_000L, 4_000L, 5_000L);
        assertThat(feed.out.windows)
                .extracting(WindowRow::hasBook)
                .containsExactly(false, true, true, true, false);
        assertThat(feed.out.windows)
                .extracting(WindowRow::bidSizeLots)
                .containsExactly(0L, 10L, 20L, 20L, 0L);
        assertThat(feed.out.windows)
                .extracting(WindowRow::bookUpdates)
                .containsExactly(0L, 0L, 1L, 0L, 0L);
        assertThat(feed.out.windows.get(1).sellVolumeLots()).isEqualTo(5);
        assertThat(feed.out.windows)
                .extracting(WindowRow::last)
                .containsExactly(false, false, false, false, true);
        assertThat(feed.out.summaries.get(0).gapLines()).containsExactly(8L);
    }

    @Test
    void bookOfAWindowIsNotThatOfALaterSyncInIt() {
        SmallFeed feed = SmallFeed.synced(0);
        feed.diff(1_100, level(1000, 20), Levels.NONE);
        resync(feed, 1_200);
        feed.trade(1_300, Side.BUY, 1);
        feed.diff(1_900, level(1000, 30), Levels.NONE);
        feed.trade(2_100, Side.BUY, 1);
        resync(feed, 2_200);
        feed.trade(2_300, Side.BUY, 1);
        feed.finish();
        assertThat(feed.out.windows)
                .extracting(WindowRow::bidSizeLots)
                .as("after the last diff; at the first trade")
                .containsExactly(30L, 30L);
        SmallFeed cut = SmallFeed.synced(0);
        cut.diff(1_100, level(1000, 20), Levels.NONE);
        resync(cut, 1_200);
        cut.trade(1_300, Side.BUY, 1);
        cut.finish();
        assertThat(cut.out.windows.get(0).bidSizeLots()).isEqualTo(20);
    }

    /** A new sync to a book whose best bid has 10 lots. */
    private static void resync(SmallFeed feed, long millis) {
        feed.reset(millis);
        feed.snapshot(millis);
        feed.diff(millis);
    }

    @Test
    void lateStampsCountInTheSecondOfTheClock() {
        SmallFeed feed = SmallFeed.synced(0);
        feed.diff(1_500);
        feed.diff(1_600, 400, Levels.NONE, Levels.NONE);
        feed.finish();
        assertThat(feed.out.windows).hasSize(1);
        assertThat(feed.out.windows.get(0).bookUpdates()).isEqualTo(2);
        assertThat(feed.out.lastView().clockMicros()).isEqualTo((DAY_MILLIS + 1_500) * 1000);
    }

    @Test
    void resetMakesItStaleUntilASnapshot() {
        SmallFeed feed = new SmallFeed();
        feed.reset(0);
        assertThat(feed.out.views).as("nothing was there").isEmpty();
        assertThat(feed.out.feed).isEmpty();
        feed.define(0, "0.1", "1");
        feed.snapshot(1);
        feed.diff(2);
        feed.reset(3);
        assertThat(feed.out.views).hasSize(2);
        assertThat(feed.out.lastView().bookState()).isEqualTo(BookState.STALE);
        assertThat(feed.state.nextDeadlineMillis()).isEqualTo(Long.MAX_VALUE);
        feed.reset(4);
        assertThat(feed.out.views).as("no change of state").hasSize(2);
        feed.diff(5);
        assertThat(feed.state.bookState()).isEqualTo(BookState.STALE);
    }

    @Test
    void changedTickResetsTheBookAndIsToldWithTheNextRecord() {
        SmallFeed feed = SmallFeed.synced(0);
        feed.diff(5);
        feed.define(10, "0.1", "1");
        assertThat(feed.out.terms).as("the same terms again").hasSize(1);
        int views = feed.out.views.size();
        feed.define(20, "0.01", "1");
        assertThat(feed.out.terms).hasSize(2);
        assertThat(feed.state.bookState()).isEqualTo(BookState.STALE);
        assertThat(feed.out.views).as("told at once").hasSize(views + 1);
        assertThat(feed.out.lastView().bookState()).isEqualTo(BookState.STALE);
        feed.diff(20);
        feed.diff(21);
        assertThat(feed.out.views).hasSize(views + 1);
        assertThat(feed.out.windows.get(0).tickSize()).isEqualTo(new BigDecimal("0.1"));
    }

    @Test
    void windowsWarmUpFromTheSyncOn() {
        SmallFeed feed = SmallFeed.synced(0);
        feed.diff(999, level(1000, 11), Levels.NONE);
        assertThat(feed.out.lastView().feature(Feature.OFI_1S_LOTS)).isNaN();
        feed.diff(1_000, level(1000, 13), Levels.NONE);
        assertThat(feed.out.lastView().feature(Feature.OFI_1S_LOTS)).isEqualTo(3);
        assertThat(feed.out.lastView().feature(Feature.OFI_2S_LOTS)).isNaN();
        assertThat(feed.out.lastView().feature(Feature.VOLUME_1S_LOTS)).isZero();
        feed.diff(2_000);
        assertThat(feed.out.lastView().feature(Feature.OFI_2S_LOTS)).isEqualTo(3);
        assertThat(feed.out.lastView().feature(Feature.OFI_1S_LOTS)).as("panes 11-20").isZero();
        feed.reset(2_001);
        feed.snapshot(2_002);
        feed.diff(2_500);
        feed.diff(3_499);
        assertThat(feed.out.lastView().syncEpoch()).isEqualTo(2);
        assertThat(feed.out.lastView().feature(Feature.OFI_1S_LOTS)).isNaN();
        feed.diff(3_500);
        assertThat(feed.out.lastView().feature(Feature.OFI_1S_LOTS)).isZero();
    }

    @Test
    void levelThatIsMissingMakesItsWindowIncompleteForTenSeconds() {
        SmallFeed feed = SmallFeed.synced(0);
        for (int millis = 100; millis <= 10_000; millis += 100) {
            feed.diff(millis);
        }
        assertThat(feed.out.lastView().feature(Feature.MLOFI_10S_L1_LOTS)).isZero();
        assertThat(feed.out.lastView().feature(Feature.MLOFI_10S_L2_LOTS)).isNaN();
        assertThat(feed.out.lastView().feature(Feature.WEIGHTED_OFI_10S_LOTS)).isNaN();
        Levels moreBids = new Levels(new long[] {999, 998}, new long[] {4, 4});
        Levels moreAsks = new Levels(new long[] {1002, 1003}, new long[] {4, 4});
        feed.diff(10_100, moreBids, moreAsks);
        feed.diff(20_099, level(999, 7), Levels.NONE);
        assertThat(feed.out.lastView().feature(Feature.MLOFI_10S_L2_LOTS)).isNaN();
        feed.diff(20_100);
        assertThat(feed.out.lastView().feature(Feature.MLOFI_10S_L2_LOTS)).isEqualTo(3);
        assertThat(feed.out.lastView().feature(Feature.WEIGHTED_OFI_10S_LOTS)).isEqualTo(0.3 * 3);
    }

    @Test
    void emptySideHasNoFeaturesOfTheBookAndRestartsTheBaseline() {
        SmallFeed feed = SmallFeed.synced(0);
        feed.diff(1_500, Levels.NONE, level(1001, 0));
        MarketView view = feed.out.lastView();
        assertThat(view.bookState()).isEqualTo(BookState.SYNCED);
        assertThat(view.feature(Feature.MID_TICKS)).isNaN();
        assertThat(view.feature(Feature.OFI_1S_LOTS)).isZero();
        feed.diff(1_600, Levels.NONE, level(1005, 8));
        assertThat(feed.out.lastView().feature(Feature.MID_TICKS)).isEqualTo(1002.5);
        assertThat(feed.out.lastView().feature(Feature.OFI_1S_LOTS)).isZero();
        feed.diff(1_700, Levels.NONE, level(1005, 6));
        assertThat(feed.out.lastView().feature(Feature.OFI_1S_LOTS)).isEqualTo(2);
    }

    @Test
    void marketRecordBeforeTheTermsIsAnError() {
        SmallFeed feed = new SmallFeed();
        assertThatThrownBy(() -> feed.diff(0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(SmallFeed.ID);
    }

    @Test
    void endOfInputFiresNoDeadline() {
        SmallFeed feed = SmallFeed.synced(0);
        int views = feed.out.views.size();
        feed.finish();
        assertThat(feed.out.views).hasSize(views);
        assertThat(feed.out.windows).isEmpty();
        FeedSummary summary = feed.out.summaries.get(0);
        assertThat(summary.r2Ofi10s()).isNaN();
        assertThat(Arrays.stream(summary.signals()).sum()).isZero();
    }
}
