package io.tapeflow.benchmarks.jmh;

import io.tapeflow.connectors.exchange.NormalizerConfig;
import io.tapeflow.connectors.tape.MergedTapes;
import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.MarketRecord;
import io.tapeflow.core.market.Rejected;
import io.tapeflow.core.market.TapeEnd;
import io.tapeflow.core.signal.FeatureConfig;
import io.tapeflow.core.signal.FeatureKernel;
import io.tapeflow.core.signal.FeatureOutput;
import io.tapeflow.core.signal.FeedEvent;
import io.tapeflow.core.signal.FeedSummary;
import io.tapeflow.core.signal.InstrumentState;
import io.tapeflow.core.signal.MarketView;
import io.tapeflow.core.signal.SignalEvent;
import io.tapeflow.core.signal.WindowRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The whole recording through the features kernel, once an operation. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class FeatureKernelBenchmark {
    private final List<MarketRecord> records = new ArrayList<>();

    @Setup
    public void open() throws IOException {
        try (MergedTapes tapes = new MergedTapes(Recording.open(), NormalizerConfig.DEFAULT)) {
            while (tapes.next(records::add)) {
                // all of it is in the list
            }
        }
        records.removeIf(record -> record instanceof Rejected || record instanceof TapeEnd);
    }

    @Benchmark
    public void recording(Blackhole blackhole) {
        FeatureKernel kernel = new FeatureKernel(FeatureConfig.defaults());
        InstrumentState state = new InstrumentState(records.get(0).instrument());
        FeatureOutput out = new Consumed(blackhole);
        for (MarketRecord record : records) {
            kernel.onRecord(state, record, out);
        }
    }

    private record Consumed(Blackhole blackhole) implements FeatureOutput {
        @Override
        public void terms(Arrival arrival, Instrument terms) {
            blackhole.consume(terms);
        }

        @Override
        public void view(MarketView view) {
            blackhole.consume(view);
        }

        @Override
        public void signal(SignalEvent signal) {
            blackhole.consume(signal);
        }

        @Override
        public void feed(FeedEvent event) {
            blackhole.consume(event);
        }

        @Override
        public void window(WindowRow row) {
            blackhole.consume(row);
        }

        @Override
        public void summary(FeedSummary summary) {
            blackhole.consume(summary);
        }
    }
}
