package io.tapeflow.core.strategy;

import io.tapeflow.core.execution.PaperConfig;
import io.tapeflow.core.risk.RiskConfig;
import io.tapeflow.core.signal.FusionConfig;
import java.io.Serializable;

/** Everything that the decisions of an account depend on besides their input. */
public record DecisionConfig(
        FusionConfig fusion, StrategyConfig strategy, RiskConfig risk, PaperConfig paper)
        implements Serializable {

    /** The account that trades where none is named. */
    public static final String DEFAULT_ACCOUNT = "paper";

    public static DecisionConfig defaults() {
        return new DecisionConfig(
                FusionConfig.defaults(),
                StrategyConfig.defaults(),
                RiskConfig.defaults(),
                PaperConfig.defaults());
    }

    public DecisionConfig withStrategy(StrategyConfig other) {
        return new DecisionConfig(fusion, other, risk, paper);
    }

    public DecisionConfig withRisk(RiskConfig other) {
        return new DecisionConfig(fusion, strategy, other, paper);
    }

    public DecisionConfig withPaper(PaperConfig other) {
        return new DecisionConfig(fusion, strategy, risk, other);
    }
}
