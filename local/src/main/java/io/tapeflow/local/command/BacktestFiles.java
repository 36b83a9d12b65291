package io.tapeflow.local.command;

import io.tapeflow.connectors.kafka.DecisionJson;
import io.tapeflow.core.backtest.BacktestOutput;
import io.tapeflow.core.signal.FeedSummary;
import io.tapeflow.core.signal.WindowRow;
import io.tapeflow.core.strategy.AccountSummary;
import io.tapeflow.core.strategy.Decision;
import io.tapeflow.local.output.DecisionsFile;
import io.tapeflow.local.output.WindowsFile;
import io.tapeflow.local.report.RunResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Takes what a backtest makes to the files where it is wanted, and keeps the summaries. */
final class BacktestFiles implements BacktestOutput, AutoCloseable {
    private final List<FeedSummary> feeds = new ArrayList<>();
    private final List<AccountSummary> accounts = new ArrayList<>();
    private final DecisionsFile decisions;
    private final WindowsFile windows;

    BacktestFiles(OutputFiles files) throws IOException {
        DecisionJson codec = new DecisionJson();
        decisions =
                files.decisions().isEmpty()
                        ? null
                        : DecisionsFile.create(files.decisions().get(), codec::write);
        windows =
                files.windowParts().isEmpty()
                        ? null
                        : WindowsFile.create(files.windowParts().get());
    }

    RunResult result() {
        return RunResult.of(feeds, accounts);
    }

    @Override
    public void decision(Decision decision) {
        if (decisions != null) {
            decisions.add(decision);
        }
    }

    @Override
    public void window(WindowRow row) {
        if (windows != null) {
            try {
                windows.add(row);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void feedSummary(FeedSummary summary) {
        feeds.add(summary);
    }

    @Override
    public void summary(AccountSummary summary) {
        accounts.add(summary);
    }

    @Override
    public void close() throws IOException {
        finish();
    }

    /** Writes what waits. */
    void finish() throws IOException {
        if (decisions != null) {
            decisions.close();
        }
        if (windows != null) {
            windows.close();
        }
    }
}
