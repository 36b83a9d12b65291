package io.tapeflow.local.command;

import io.tapeflow.connectors.tape.TapeSplit;
import io.tapeflow.core.signal.WindowRow;
import io.tapeflow.jobs.TapeInputs;
import io.tapeflow.jobs.config.RunConfig;
import io.tapeflow.local.job.LocalJob;
import io.tapeflow.local.job.ReplayRun;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the job over tapes and sums up. */
@Command(
        name = "replay",
        description = "Run the job over tapes or a capture, as fast as possible, and sum up.")
final class ReplayCommand implements Subcommand {
    private static final Duration POLL = Duration.ofMillis(100);

    @Spec private CommandSpec spec;
    @Mixin private InputOptions inputs;
    @Mixin private ConfigOptions configs;
    @Mixin private JobOptions job;
    @Mixin private OutputOptions outputs;

    @Override
    public Integer call() throws Exception {
        RunConfig config = job.over(inputs.over(configs.read()));
        List<TapeSplit> splits = TapeInputs.splits(config);
        Summary summary = new Summary(spec, outputs, splits);
        try (Interruption interruption = new Interruption();
                OutputFiles files =
                        OutputFiles.open(outputs, FilesRead.of(configs.file(), config, splits));
                Progress progress = summary.progress("replay");
                ReplayRun run = new ReplayRun(config, splits, false)) {
            run.writeFiles(files.decisions(), files.windowParts());
            run.deliver(
                    run.streams().windows(),
                    "progress",
                    run.inbox()
                            .sink(
                                    WindowRow.class,
                                    row -> progress.at(row.arrival().ingestMillis())));
            try (LocalJob started = run.start("tapeflow replay")) {
                summary.begin();
                while (!started.await(POLL)) {
                    if (interruption.requested()) {
                        return summary.interrupted();
                    }
                }
            }
            progress.finish();
            files.finish(summary.hasSeveralInstruments());
            return summary.print(run.result());
        }
    }
}
