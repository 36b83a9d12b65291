package io.tapeflow.benchmarks.run;

import io.tapeflow.connectors.exchange.NormalizerConfig;
import io.tapeflow.connectors.tape.MergedTapes;
import io.tapeflow.connectors.tape.TapeSplit;
import io.tapeflow.core.backtest.BacktestOutput;
import io.tapeflow.core.backtest.Backtester;
import io.tapeflow.core.market.MarketRecord;
import io.tapeflow.core.strategy.Decision;
import io.tapeflow.jobs.SignalConfig;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Gunzip, parse, features, patterns and decisions in one thread without Flink: what the job is
 * compared with.
 */
public final class BareRun {
    private BareRun() {}

    /** Raw messages a second beyond the first {@code warmUpLines}. */
    public static double messagesPerSecond(List<TapeSplit> splits, long warmUpLines)
            throws IOException {
        SignalConfig settings = KernelSettings.signals(false);
        long[] decisions = new long[1];
        Backtester backtester =
                new Backtester(
                        settings.features(),
                        settings.patterns(),
                        settings.decisions(),
                        List.of(KernelSettings.ACCOUNT),
                        new BacktestOutput() {
                            @Override
                            public void decision(Decision decision) {
                                decisions[0]++;
                            }
                        });
        Consumer<MarketRecord> records = backtester::onRecord;
        long lines = 0;
        long startNanos = 0;
        try (MergedTapes tapes = new MergedTapes(splits, NormalizerConfig.DEFAULT)) {
            while (tapes.next(records)) {
                if (++lines == warmUpLines) {
                    startNanos = System.nanoTime();
                }
            }
        }
        backtester.finish();
        return (lines - warmUpLines) * 1e9 / (System.nanoTime() - startNanos);
    }
}
