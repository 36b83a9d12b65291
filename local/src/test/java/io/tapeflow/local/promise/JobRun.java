package io.tapeflow.local.promise;

import io.tapeflow.connectors.exchange.NormalizerConfig;
import io.tapeflow.connectors.tape.TapeSplit;
import io.tapeflow.connectors.tape.source.CadenceConfig;
import io.tapeflow.connectors.tape.source.TapeSource;
import io.tapeflow.core.signal.FeatureConfig;
import io.tapeflow.core.signal.PatternCatalogue;
import io.tapeflow.core.signal.WindowRow;
import io.tapeflow.core.strategy.DecisionConfig;
import io.tapeflow.jobs.AccountConfig;
import io.tapeflow.jobs.SignalConfig;
import io.tapeflow.jobs.SignalStreams;
import io.tapeflow.jobs.SignalTopology;
import io.tapeflow.jobs.Uids;
import io.tapeflow.local.output.DecisionsFileSink;
import io.tapeflow.local.output.WindowsFile;
import io.tapeflow.local.output.WindowsFileSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** One run of the whole job over tapes on the test's mini-cluster, and the files it writes. */
final class JobRun {
    static final SignalConfig CONFIG =
            new SignalConfig(
                    FeatureConfig.defaults(),
                    PatternCatalogue.all(),
                    DecisionConfig.defaults(),
                    List.of(new AccountConfig(DecisionConfig.DEFAULT_ACCOUNT, List.of())),
                    false);

    final Path decisions;
    final Path windowParts;
    private final Path directory;
    private final List<TapeSplit> splits;
    private int parallelism = 1;
    private CadenceConfig cadence = CadenceConfig.DEFAULT;
    private double speed;
    private UnaryOperator<DataStream<WindowRow>> windowStep = UnaryOperator.identity();
    private final Configuration configuration = new Configuration();

    /**
     * @param directory where the files are, of an earlier run too
     */
    JobRun(Path directory, List<TapeSplit> splits) {
        this.directory = directory;
        this.splits = splits;
        this.decisions = directory.resolve("decisions.jsonl");
        this.windowParts = directory.resolve("windows.parts");
    }

    JobRun parallelism(int tasks) {
        parallelism = tasks;
        return this;
    }

    JobRun cadence(CadenceConfig watermarks) {
        cadence = watermarks;
        return this;
    }

    JobRun speed(double timesRealTime) {
        speed = timesRealTime;
        return this;
    }

    /** A step between FEATURES and the windows file. */
    JobRun windowStep(UnaryOperator<DataStream<WindowRow>> step) {
        windowStep = step;
        return this;
    }

    /** For more configuration of Flink. */
    Configuration configuration() {
        return configuration;
    }

    JobClient start() throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.configure(configuration);
        env.setParallelism(parallelism);
        SignalStreams streams =
                SignalTopology.build(
                        env,
                        new TapeSource(splits, NormalizerConfig.DEFAULT, cadence, speed),
                        CONFIG);
        String decisionsUid = Uids.sink("decisions", "file");
        streams.decisions()
                .sinkTo(new DecisionsFileSink(decisions, Outcome.JSON::write))
                .uid(decisionsUid)
                .name(decisionsUid)
                .setParallelism(1);
        String windowsUid = Uids.sink("windows", "file");
        windowStep
                .apply(streams.windows())
                .sinkTo(new WindowsFileSink(windowParts))
                .uid(windowsUid)
                .name(windowsUid)
                .setParallelism(1);
        return env.executeAsync("promise");
    }

    /** Runs to the end of the input. */
    JobClient run() throws Exception {
        JobClient job = start();
        job.getJobExecutionResult().get();
        return job;
    }

    byte[] decisionsFile() throws IOException {
        return Files.readAllBytes(decisions);
    }

    String windowsFile() throws IOException {
        Path joined = directory.resolve("windows.csv");
        WindowsFile.join(windowParts, joined, splits.size() > 1);
        return Files.readString(joined);
    }
}
