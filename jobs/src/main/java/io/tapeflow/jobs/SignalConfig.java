package io.tapeflow.jobs;

import io.tapeflow.core.signal.FeatureConfig;
import io.tapeflow.core.signal.PatternSpec;
import io.tapeflow.core.strategy.DecisionConfig;
import io.tapeflow.operators.AccountRouting;
import java.io.Serializable;
import java.util.List;
import java.util.TreeMap;

/**
 * What the job computes.
 *
 * @param scoredViews whether DECISIONS also tells of every view it has taken, for a screen or a
 *     latency measurement
 */
public record SignalConfig(
        FeatureConfig features,
        List<PatternSpec> patterns,
        DecisionConfig decisions,
        List<AccountConfig> accounts,
        boolean scoredViews)
        implements Serializable {

    public SignalConfig {
        patterns = List.copyOf(patterns);
        accounts = List.copyOf(accounts);
        if (accounts.isEmpty()) {
            throw new IllegalArgumentException("at least one account is needed");
        }
        long names = accounts.stream().map(AccountConfig::name).distinct().count();
        if (names < accounts.size()) {
            throw new IllegalArgumentException("two accounts have the same name");
        }
    }

    AccountRouting routing() {
        TreeMap<String, List<String>> instrumentsOfAccount = new TreeMap<>();
        accounts.forEach(
                account -> instrumentsOfAccount.put(account.name(), account.instruments()));
        return new AccountRouting(instrumentsOfAccount);
    }
}
