package io.tapeflow.benchmarks.jmh;

import io.tapeflow.benchmarks.run.ParseRun;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** All depth frames of the recording to records, once an operation. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ParseBenchmark {
    private ParseRun frames;

    @Setup
    public void open() throws IOException {
        frames = ParseRun.of(Recording.open().get(0));
    }

    @Benchmark
    public long depthFrames() {
        return frames.pass();
    }
}
