package io.tapeflow.local.command;

import io.tapeflow.connectors.tape.TapeSplit;
import io.tapeflow.core.strategy.Decision;
import io.tapeflow.core.strategy.ScoredView;
import io.tapeflow.jobs.TapeInputs;
import io.tapeflow.jobs.config.RunConfig;
import io.tapeflow.local.job.LocalJob;
import io.tapeflow.local.job.ReplayRun;
import io.tapeflow.local.terminal.LiveBoard;
import io.tapeflow.local.terminal.LiveView;
import io.tapeflow.local.terminal.ReplayLatency;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the whole job with its stores and shows it while it runs. */
@Command(
        name = "run",
        description =
                "Run the whole job: decisions to Kafka, metrics to InfluxDB or QuestDB, and a live"
                        + " view. Without other configuration Kafka and QuestDB run in this process.")
final class RunCommand implements Subcommand {
    private static final Duration REDRAW = Duration.ofMillis(250);

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
        if (summary.terminal().errWatched()) {
            summary.terminal().err().println("starting...");
            summary.terminal().err().flush();
        }
        LiveBoard board = new LiveBoard(new ReplayLatency(config.speed()));
        try (Interruption interruption = new Interruption();
                OutputFiles files =
                        OutputFiles.open(outputs, FilesRead.of(configs.file(), config, splits));
                RunStores stores = RunStores.open(config);
                ReplayRun run = new ReplayRun(config, splits, true)) {
            run.writeFiles(files.decisions(), files.windowParts());
            run.checkpoint(config.checkpoint());
            stores.attach(run.streams());
            deliver(run, board);
            boolean ended;
            try (LocalJob started = run.start("tapeflow run");
                    LiveView view = view(summary.terminal(), board, stores)) {
                summary.begin();
                ended = watch(started, view, interruption);
            }
            if (ended) {
                files.finish(summary.hasSeveralInstruments());
            }
            return ended ? summary.print(run.result()) : summary.interrupted();
        }
    }

    private static void deliver(ReplayRun run, LiveBoard board) {
        run.deliver(
                run.streams().scoredViews(),
                "scored-views",
                run.inbox().sink(ScoredView.class, board::view));
        run.deliver(
                run.streams().decisions(),
                "decisions-screen",
                run.inbox().sink(Decision.class, board::decision));
    }

    private LiveView view(Terminal terminal, LiveBoard board, RunStores stores) {
        boolean screen = terminal.outWatched() && !outputs.json();
        return new LiveView(
                screen ? terminal.out() : terminal.err(),
                screen,
                terminal.rows(),
                board,
                stores.addresses());
    }

    /** Whether the job came to its end by itself. */
    private static boolean watch(LocalJob job, LiveView view, Interruption interruption)
            throws Exception {
        while (!job.await(REDRAW)) {
            if (interruption.requested()) {
                view.draw("ending");
                return false;
            }
            view.draw("running");
        }
        return true;
    }
}
