package io.tapeflow.local.promise;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.connectors.exchange.NormalizerConfig;
import io.tapeflow.connectors.tape.MarketRecordReader;
import io.tapeflow.connectors.tape.TapeSplit;
import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.strategy.Decision;
import io.tapeflow.core.strategy.DecisionConfig;
import io.tapeflow.core.strategy.OrderSize;
import io.tapeflow.core.strategy.StrategyConfig;
import io.tapeflow.core.strategy.StrategyConfig.Distance;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise 4: a truncated tape gives a prefix of the decisions. Cut are the two BTC captures, each
 * alone: at random lines, wherever a line shares its microsecond with the line before, and on both
 * sides of every decision.
 */
final class PrefixTest {
    private static final int RANDOM_CUTS = 200;
    private static final int USDM_TIES = 8_247;

    @TempDir Path directory;

    @Test
    void usdmDefaultDecisions() throws IOException {
        assertThat(ties(Capture.usdm())).hasSize(USDM_TIES);
        check("USD-M, defaults", Capture.usdm(), DecisionConfig.defaults(), 20, 10);
    }

    /** A nervous strategy: many more decisions, so that many cuts fall close to one. */
    @Test
    void usdmNervousDecisions() throws IOException {
        check("USD-M, nervous", Capture.usdm(), nervous(), 100, 3);
    }

    @Test
    void spotNervousDecisions() throws IOException {
        check("spot, nervous", Capture.spot(), nervous(), 100, 3);
    }

    private static DecisionConfig nervous() {
        return DecisionConfig.defaults()
                .withStrategy(
                        new StrategyConfig(
                                0.15,
                                0.14,
                                0.05,
                                new Distance(1, 0),
                                new Distance(1, 0),
                                250,
                                new Distance(50, 1),
                                0,
                                new Distance(5, 0.1),
                                new Distance(5, 1.0),
                                OrderSize.ofNotional(BigDecimal.valueOf(1_000)),
                                5_000));
    }

    private void check(
            String name, Capture capture, DecisionConfig config, int leastDecisions, int scratches)
            throws IOException {
        long start = System.nanoTime();
        TapeSplit split = capture.inspectedIn(directory).get(0);
        List<String> whole = Outcome.of(List.of(split), config).lines();
        assertThat(whole.size()).isGreaterThanOrEqualTo(leastDecisions);
        TreeSet<Integer> cuts = ties(capture);
        TreeSet<Integer> random = random(capture, 20240808);
        cuts.addAll(random);
        List<Decision> all = Outcome.of(List.of(split), config).decisions;
        cuts.addAll(aroundDecisions(all));
        TreeMap<Integer, Integer> decisionsAtCut = new TreeMap<>();
        int ended = cutEverywhere(capture, config, split, whole, cuts, decisionsAtCut);
        for (int i = 0; i < scratches; i++) {
            int cut = fromScratch(random, cuts, i, scratches);
            TapeSplit truncated = capture.truncatedAfter(cut).inspectedIn(directory).get(0);
            List<String> lines = Outcome.of(List.of(truncated), config).lines();
            assertThat(lines).as("cut after line %d", cut).hasSize(decisionsAtCut.get(cut));
            assertThat(lines).isEqualTo(whole.subList(0, lines.size()));
        }
        System.out.printf(
                "prefix %s: %d decisions, %d cuts (%d with decisions of the last millisecond),"
                        + " %d of them from scratch, %.1f s%n",
                name,
                whole.size(),
                cuts.size(),
                ended,
                scratches,
                (System.nanoTime() - start) / 1e9);
    }

    /** One pass; at each cut the end of input gives the decisions that come next in the whole. */
    private static int cutEverywhere(
            Capture capture,
            DecisionConfig config,
            TapeSplit split,
            List<String> whole,
            TreeSet<Integer> cuts,
            TreeMap<Integer, Integer> decisionsAtCut)
            throws IOException {
        CopiedKernels kernels = new CopiedKernels(capture.instrument(), config, view -> {});
        int ended = 0;
        try (MarketRecordReader reader = new MarketRecordReader(split, NormalizerConfig.DEFAULT)) {
            for (int line = 1; reader.next(kernels::onRecord); line++) {
                if (cuts.contains(line)) {
                    List<String> last =
                            kernels.endOfInput().stream().map(Outcome.JSON::write).toList();
                    int before = kernels.decided().size();
                    assertThat(whole.subList(before, before + last.size()))
                            .as("cut after line %d", line)
                            .isEqualTo(last);
                    decisionsAtCut.put(line, before + last.size());
                    ended += last.isEmpty() ? 0 : 1;
                }
            }
        }
        kernels.endOfInput().forEach(kernels.decided()::add);
        assertThat(kernels.decided().stream().map(Outcome.JSON::write).toList()).isEqualTo(whole);
        assertThat(decisionsAtCut).hasSize(cuts.size());
        return ended;
    }

    /** The first random cuts, and cuts at a decision. */
    private static int fromScratch(
            TreeSet<Integer> random, TreeSet<Integer> cuts, int i, int scratches) {
        List<Integer> from = new ArrayList<>(i % 2 == 0 ? random : cuts);
        return from.get((2 * i + 1) * from.size() / (2 * scratches));
    }

    private static TreeSet<Integer> random(Capture capture, long seed) {
        Random random = new Random(seed);
        TreeSet<Integer> cuts = new TreeSet<>();
        while (cuts.size() < RANDOM_CUTS) {
            cuts.add(1 + random.nextInt(capture.lines().size()));
        }
        return cuts;
    }

    /** Lines after which comes another one of the same microsecond. */
    private static TreeSet<Integer> ties(Capture capture) {
        TreeSet<Integer> cuts = new TreeSet<>();
        long before = -1;
        for (int line = 1; line <= capture.lines().size(); line++) {
            String text = capture.line(line);
            long micros = Math.max(before, Long.parseLong(text.substring(0, 19)) / 1000);
            if (micros == before) {
                cuts.add(line - 1);
            }
            before = micros;
        }
        return cuts;
    }

    /** Right before and right after the line of each decision that a line made. */
    private static TreeSet<Integer> aroundDecisions(List<Decision> decisions) {
        TreeSet<Integer> cuts = new TreeSet<>();
        for (Decision decision : decisions) {
            if (decision.arrival().arrivalNumber() != Arrival.AFTER_ALL) {
                int line = (int) decision.arrival().line();
                cuts.add(line - 1);
                cuts.add(line);
            }
        }
        return cuts;
    }
}
