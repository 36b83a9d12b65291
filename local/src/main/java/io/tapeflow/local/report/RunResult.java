package io.tapeflow.local.report;

import io.tapeflow.core.signal.FeedSummary;
import io.tapeflow.core.strategy.AccountSummary;
import io.tapeflow.core.strategy.InstrumentResult;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of reading tapes to their end.
 *
 * @param feeds by instrument
 * @param accounts by name
 */
public record RunResult(List<FeedSummary> feeds, List<AccountSummary> accounts) {

    /** Puts summaries in their order, however they came. */
    public static RunResult of(Collection<FeedSummary> feeds, Collection<AccountSummary> accounts) {
        return new RunResult(
                feeds.stream().sorted(Comparator.comparing(FeedSummary::instrument)).toList(),
                accounts.stream().sorted(Comparator.comparing(AccountSummary::account)).toList());
    }

    /** Lines of all tapes, each tape once. */
    public long lines() {
        Map<String, Long> linesOfTape = new TreeMap<>();
        feeds.forEach(feed -> linesOfTape.put(feed.tapeId(), feed.lines()));
        return linesOfTape.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Results of an instrument by account. */
    Map<String, InstrumentResult> resultsOf(String instrument) {
        Map<String, InstrumentResult> results = new TreeMap<>();
        for (AccountSummary account : accounts) {
            account.instruments().stream()
                    .filter(result -> result.instrument().equals(instrument))
                    .forEach(result -> results.put(account.account(), result));
        }
        return results;
    }
}
