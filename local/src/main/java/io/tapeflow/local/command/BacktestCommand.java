package io.tapeflow.local.command;

import io.tapeflow.connectors.exchange.NormalizerConfig;
import io.tapeflow.connectors.tape.MergedTapes;
import io.tapeflow.connectors.tape.TapeSplit;
import io.tapeflow.core.backtest.Backtester;
import io.tapeflow.jobs.SignalConfig;
import io.tapeflow.jobs.TapeInputs;
import io.tapeflow.jobs.config.RunConfig;
import io.tapeflow.operators.AccountRouting;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The same decisions as a replay's, by the same kernels in one thread and without Flink. */
@Command(
        name = "backtest",
        description = "Make the decisions of a replay in one thread, without Flink, and sum up.")
final class BacktestCommand implements Subcommand {
    @Spec private CommandSpec spec;
    @Mixin private InputOptions inputs;
    @Mixin private ConfigOptions configs;
    @Mixin private OutputOptions outputs;

    @Override
    public Integer call() throws Exception {
        RunConfig config = inputs.over(configs.read());
        List<TapeSplit> splits = TapeInputs.splits(config);
        Summary summary = new Summary(spec, outputs, splits);
        try (Interruption interruption = new Interruption();
                OutputFiles files =
                        OutputFiles.open(outputs, FilesRead.of(configs.file(), config, splits));
                Progress progress = summary.progress("backtest");
                BacktestFiles written = new BacktestFiles(files);
                MergedTapes tapes = new MergedTapes(splits, NormalizerConfig.DEFAULT)) {
            Backtester backtester = backtester(config, written);
            summary.begin();
            while (tapes.hasNext() && !interruption.requested()) {
                progress.at(Math.floorDiv(tapes.nextMicros(), 1000L));
                tapes.next(backtester::onRecord);
            }
            if (interruption.requested()) {
                return summary.interrupted();
            }
            backtester.finish();
            written.finish();
            progress.finish();
            files.finish(summary.hasSeveralInstruments());
            return summary.print(written.result());
        }
    }

    private static Backtester backtester(RunConfig config, BacktestFiles written) {
        SignalConfig signals = config.signals(false);
        AccountRouting routing = new AccountRouting(config.accounts());
        return new Backtester(
                signals.features(),
                signals.patterns(),
                signals.decisions(),
                routing::accountsOf,
                written);
    }
}
