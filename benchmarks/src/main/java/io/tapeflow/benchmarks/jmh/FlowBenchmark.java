package io.tapeflow.benchmarks.jmh;

import io.tapeflow.benchmarks.run.FlowKernel;
import io.tapeflow.benchmarks.run.KernelRun;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One diff into the book, OFI at the touch and at ten levels, and the windows, an operation. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FlowBenchmark {
    private final FlowKernel kernel = new FlowKernel();
    private KernelRun recording;
    private int next;

    @Setup
    public void open() throws IOException {
        recording = KernelRun.of(Recording.open());
        kernel.load(recording.snapshot());
    }

    @Benchmark
    public void diff() {
        if (next == recording.diffs().size()) {
            next = 0;
            kernel.load(recording.snapshot());
        }
        kernel.apply(recording.diffs().get(next++));
    }
}
