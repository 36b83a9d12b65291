package io.tapeflow.jobs.config;

import io.tapeflow.core.market.LongestTime;
import io.tapeflow.core.signal.FeatureConfig;
import io.tapeflow.core.signal.PatternCatalogue;
import io.tapeflow.core.signal.PatternSpec;
import io.tapeflow.core.strategy.DecisionConfig;
import io.tapeflow.jobs.AccountConfig;
import io.tapeflow.jobs.SignalConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.connector.base.DeliveryGuarantee;

/**
 * The one configuration file. Every key has a default, so that an empty file is a good one; {@code
 * config.yaml} in the root of the repository documents all of them.
 *
 * @param inputs what is read
 * @param accounts instruments that each account trades; an empty list stands for all
 * @param parallelism of every step of the job that has no reason to be alone
 * @param watermarkCadenceMillis how far a replay's ingest time goes from one watermark to the next;
 *     results do not depend on it
 * @param speed of a replay: 1 as it was recorded, 0 as fast as possible
 * @param checkpoint when the job saves its state
 * @param features what is measured
 * @param patterns ids of patterns of the catalogue to look for
 * @param decisions what is made of it
 * @param kafka where it is published
 * @param metrics where it is recorded
 */
public record RunConfig(
        InputConfig inputs,
        Map<String, List<String>> accounts,
        int parallelism,
        long watermarkCadenceMillis,
        double speed,
        CheckpointConfig checkpoint,
        FeatureConfig features,
        List<String> patterns,
        DecisionConfig decisions,
        KafkaSection kafka,
        MetricsSection metrics) {

    public RunConfig {
        if (accounts.isEmpty()) {
            throw new IllegalArgumentException("accounts must name at least one account");
        }
        if (parallelism < 1 || parallelism > 128) {
            throw new IllegalArgumentException("parallelism must be in [1, 128]");
        }
        if (watermarkCadenceMillis < 1) {
            throw new IllegalArgumentException("watermarkCadenceMillis must be at least 1");
        }
        LongestTime.require("watermarkCadenceMillis", watermarkCadenceMillis);
        if (speed < 0) {
            throw new IllegalArgumentException("speed must not be negative");
        }
        patterns.forEach(RunConfig::pattern);
        if (kafka.delivery() == DeliveryGuarantee.EXACTLY_ONCE
                && (checkpoint.intervalMillis() == 0
                        || checkpoint.intervalMillis() >= kafka.transactionTimeoutMillis())) {
            throw new IllegalArgumentException(
                    "kafka.delivery exactly-once commits at checkpoints: checkpoint.intervalMillis"
                            + " must be above 0 and below kafka.transactionTimeoutMillis");
        }
    }

    public static RunConfig defaults() {
        return new RunConfig(
                InputConfig.defaults(),
                Map.of(DecisionConfig.DEFAULT_ACCOUNT, List.of()),
                2,
                100,
                0,
                CheckpointConfig.defaults(),
                FeatureConfig.defaults(),
                PatternCatalogue.all().stream().map(PatternSpec::id).toList(),
                DecisionConfig.defaults(),
                KafkaSection.defaults(),
                MetricsSection.defaults());
    }

    /**
     * Reads the file.
     *
     * @throws ConfigException with all that is wrong
     */
    public static RunConfig read(Path file) {
        return ConfigBinder.bind(RunConfig.class, file);
    }

    /** The same with other values of what the command line may choose. */
    public RunConfig with(InputConfig otherInputs, int otherParallelism, double otherSpeed) {
        return new RunConfig(
                otherInputs,
                accounts,
                otherParallelism,
                watermarkCadenceMillis,
                otherSpeed,
                checkpoint,
                features,
                patterns,
                decisions,
                kafka,
                metrics);
    }

    /** What the job computes. */
    public SignalConfig signals(boolean scoredViews) {
        return new SignalConfig(
                features,
                patterns.stream().map(RunConfig::pattern).toList(),
                decisions,
                accounts.entrySet().stream()
                        .map(account -> new AccountConfig(account.getKey(), account.getValue()))
                        .toList(),
                scoredViews);
    }

    /**
     * Refuses accounts that would silently trade nothing of what they name.
     *
     * @param instruments ids of all instruments that are read
     * @throws ConfigException naming each id that is not among them
     */
    public void requireTradable(Collection<String> instruments) {
        List<ConfigProblem> problems = new ArrayList<>();
        new TreeMap<>(accounts)
                .forEach(
                        (name, ids) -> {
                            for (int i = 0; i < ids.size(); i++) {
                                if (!instruments.contains(ids.get(i))) {
                                    problems.add(notRead(name, i, ids.get(i), instruments));
                                }
                            }
                        });
        if (!problems.isEmpty()) {
            throw new ConfigException("the configuration", problems);
        }
    }

    private static ConfigProblem notRead(
            String account, int index, String id, Collection<String> instruments) {
        return new ConfigProblem(
                "accounts." + account + "[" + index + "]",
                0,
                "no input holds '" + id + "'",
                NearestName.advice(id, instruments));
    }

    private static PatternSpec pattern(String id) {
        List<String> known = PatternCatalogue.all().stream().map(PatternSpec::id).toList();
        int index = known.indexOf(id);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "patterns: no pattern is called '"
                            + id
                            + "'; "
                            + NearestName.advice(id, known));
        }
        return PatternCatalogue.all().get(index);
    }
}
