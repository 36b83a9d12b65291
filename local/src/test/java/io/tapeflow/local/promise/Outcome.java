package io.tapeflow.local.promise;

import io.tapeflow.connectors.exchange.NormalizerConfig;
import io.tapeflow.connectors.kafka.DecisionJson;
import io.tapeflow.connectors.tape.MergedTapes;
import io.tapeflow.connectors.tape.TapeSplit;
import io.tapeflow.core.backtest.BacktestOutput;
import io.tapeflow.core.backtest.Backtester;
import io.tapeflow.core.market.Rejected;
import io.tapeflow.core.signal.FeatureConfig;
import io.tapeflow.core.signal.FeedEvent;
import io.tapeflow.core.signal.FeedSummary;
import io.tapeflow.core.signal.PatternCatalogue;
import io.tapeflow.core.signal.WindowRow;
import io.tapeflow.core.strategy.Decision;
import io.tapeflow.core.strategy.DecisionConfig;
import io.tapeflow.local.output.DecisionsFile;
import io.tapeflow.local.output.WindowsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a backtest of tapes with the default configuration made. */
public final class Outcome implements BacktestOutput {
    static final DecisionJson JSON = new DecisionJson();

    final List<Decision> decisions = new ArrayList<>();
    public final List<WindowRow> windows = new ArrayList<>();
    final List<FeedEvent> feed = new ArrayList<>();
    final List<Rejected> rejected = new ArrayList<>();
    final Map<String, FeedSummary> summaries = new TreeMap<>();

    private Outcome() {}

    public static Outcome of(List<TapeSplit> splits) throws IOException {
        return of(splits, DecisionConfig.defaults());
    }

    static Outcome of(List<TapeSplit> splits, DecisionConfig config) throws IOException {
        Outcome outcome = new Outcome();
        Backtester backtester =
                new Backtester(
                        FeatureConfig.defaults(),
                        PatternCatalogue.all(),
                        config,
                        List.of(DecisionConfig.DEFAULT_ACCOUNT),
                        outcome);
        try (MergedTapes tapes = new MergedTapes(splits, NormalizerConfig.DEFAULT)) {
            while (tapes.next(backtester::onRecord)) {
                // all of it
            }
        }
        backtester.finish();
        return outcome;
    }

    /** Summary of the only instrument. */
    FeedSummary summary() {
        if (summaries.size() != 1) {
            throw new IllegalStateException("one instrument expected: " + summaries.keySet());
        }
        return summaries.values().iterator().next();
    }

    /** Decisions as lines of a decisions file. */
    List<String> lines() {
        return decisions.stream().map(JSON::write).toList();
    }

    /** Kinds of the feed events, in order. */
    List<FeedEvent.Kind> feedKinds() {
        return feed.stream().map(FeedEvent::kind).toList();
    }

    /** The decisions file, as the product writes it. */
    byte[] decisionsFile(Path directory) throws IOException {
        Path path = Files.createTempFile(directory, "decisions", ".jsonl");
        try (DecisionsFile file = DecisionsFile.create(path, JSON::write)) {
            decisions.forEach(file::add);
        }
        return Files.readAllBytes(path);
    }

    /** The windows file, as the product writes it. */
    String windowsFile(Path directory) throws IOException {
        Path parts = Files.createTempDirectory(directory, "parts");
        try (WindowsFile file = WindowsFile.create(parts)) {
            for (WindowRow row : windows) {
                file.add(row);
            }
        }
        Path path = Files.createTempFile(directory, "windows", ".csv");
        WindowsFile.join(parts, path, summaries.size() > 1);
        return Files.readString(path);
    }

    @Override
    public void rejected(Rejected record) {
        rejected.add(record);
    }

    @Override
    public void window(WindowRow row) {
        windows.add(row);
    }

    @Override
    public void feed(FeedEvent event) {
        feed.add(event);
    }

    @Override
    public void feedSummary(FeedSummary summary) {
        summaries.put(summary.instrument(), summary);
    }

    @Override
    public void decision(Decision decision) {
        decisions.add(decision);
    }
}
