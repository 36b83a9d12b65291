package io.tapeflow.benchmarks.run;

import io.tapeflow.core.signal.FeatureConfig;
import io.tapeflow.core.signal.PatternCatalogue;
import io.tapeflow.core.strategy.DecisionConfig;
import io.tapeflow.jobs.AccountConfig;
import io.tapeflow.jobs.SignalConfig;
import java.util.List;

/** What is computed in every run: the defaults, both patterns, one account. */
public final class KernelSettings {
    public static final String ACCOUNT = "paper";

    private KernelSettings() {}

    public static SignalConfig signals(boolean scoredViews) {
        return new SignalConfig(
                FeatureConfig.defaults(),
                PatternCatalogue.all(),
                DecisionConfig.defaults(),
                List.of(new AccountConfig(ACCOUNT, List.of())),
                scoredViews);
    }
}
