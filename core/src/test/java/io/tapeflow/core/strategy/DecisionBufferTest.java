package io.tapeflow.core.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tapeflow.core.execution.Fill;
import io.tapeflow.core.execution.PaperConfig;
import io.tapeflow.core.market.BookState;
import io.tapeflow.core.signal.DecisionInput;
import io.tapeflow.core.signal.MarketView;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Same input, same decisions: however it is buffered, cut, saved and restored. */
final class DecisionBufferTest {
    private static final int INPUTS = 4_000;

    @Property(tries = 25)
    void watermarkCadenceMakesNoDifference(
            @ForAll @IntRange(max = 1_000_000) int seed,
            @ForAll @IntRange(min = 1, max = 3_000) int meanStepMillis,
            @ForAll @IntRange(max = 6) int latencyMillis) {
        List<DecisionInput> tape = SyntheticTape.of(seed, INPUTS);
        List<String> expected = direct(tape, config(latencyMillis));
        assertThat(expected).hasSizeGreaterThan(100);
        assertSame(buffered(tape, config(latencyMillis), seed, meanStepMillis, false), expected);
    }

    @Property(tries = 15)
    void savedAndRestoredStateContinuesExactly(
            @ForAll @IntRange(max = 1_000_000) int seed,
            @ForAll @IntRange(min = 200, max = 20_000) int meanStepMillis) {
        List<DecisionInput> tape = SyntheticTape.of(seed, INPUTS);
        assertSame(buffered(tape, config(5), seed, meanStepMillis, true), direct(tape, config(5)));
    }

    @Property(tries = 10)
    void truncatedTapeGivesAPrefix(
            @ForAll @IntRange(max = 1_000_000) int seed,
            @ForAll @IntRange(min = 10, max = INPUTS - 1) int cut) {
        List<DecisionInput> tape = SyntheticTape.of(seed, INPUTS);
        List<String> whole = direct(tape, config(5));
        List<String> part = direct(tape.subList(0, cut), config(5));
        // All but the summary, which is the last line.
        int length = part.size() - 1;
        assertSame(part.subList(0, length), whole.subList(0, length));
    }

    /**
     * Independent of the ledger: all money that changed hands, and what is open at the last mid.
     */
    @Property(tries = 10)
    void equityIsExactlyWhatWasPaidAndReceived(@ForAll @IntRange(max = 1_000_000) int seed) {
        List<DecisionInput> tape = SyntheticTape.of(seed, INPUTS);
        RecordedDecisions out = new RecordedDecisions();
        run(tape, config(5), out);
        BigDecimal worth = new BigDecimal(100_000);
        for (Fill fill : out.fills) {
            BigDecimal signed = fill.quantity().multiply(BigDecimal.valueOf(fill.side().sign()));
            BigDecimal gain = lastMid(tape, fill.instrument()).subtract(fill.price());
            worth = worth.add(gain.multiply(signed)).subtract(fill.fee());
        }
        assertThat(out.fills).hasSizeGreaterThan(20);
        assertThat(out.summary.equity()).isEqualByComparingTo(worth);
    }

    private static BigDecimal lastMid(List<DecisionInput> tape, String instrument) {
        BigDecimal mid = null;
        for (DecisionInput input : tape) {
            if (input.instrument().equals(instrument)
                    && input instanceof MarketView view
                    && view.bookState() == BookState.SYNCED) {
                long sum = view.bids().priceTicks()[0] + view.asks().priceTicks()[0];
                mid = new BigDecimal("0.05").multiply(BigDecimal.valueOf(sum));
            }
        }
        return mid;
    }

    @Test
    void equalKeysAreAnErrorThatNamesBoth() {
        List<DecisionInput> tape = SyntheticTape.of(1, 50);
        DecisionBuffer buffer = new DecisionBuffer();
        buffer.add(tape.get(20));
        buffer.add(tape.get(20));
        AccountState account = new AccountState("paper");
        DecisionKernel kernel = new DecisionKernel(config(5));
        assertThatThrownBy(() -> buffer.release(99_999, kernel, account, new RecordedDecisions()))
                .hasMessageContaining("two inputs with one key")
                .hasMessageContaining(tape.get(20) + " and " + tape.get(20));
    }

    @Test
    void holdsWhatTheWatermarkHasNotPassed() {
        List<DecisionInput> tape = SyntheticTape.of(1, 50);
        DecisionBuffer buffer = new DecisionBuffer();
        tape.forEach(buffer::add);
        long millis = tape.get(20).arrival().ingestMillis();
        buffer.release(
                millis,
                new DecisionKernel(config(5)),
                new AccountState("paper"),
                new RecordedDecisions());
        long later = tape.stream().filter(one -> one.arrival().ingestMillis() > millis).count();
        assertThat(buffer.size()).isEqualTo((int) later);
        assertThat(buffer.nextMillis()).isGreaterThan(millis);
    }

    /** Says where two runs part instead of printing both. */
    private static void assertSame(List<String> actual, List<String> expected) {
        for (int i = 0; i < Math.min(actual.size(), expected.size()); i++) {
            assertThat(actual.get(i)).isEqualTo(expected.get(i));
        }
        assertThat(actual).hasSameSizeAs(expected);
    }

    private static DecisionConfig config(long latencyMillis) {
        DecisionConfig defaults = DecisionConfig.defaults();
        PaperConfig paper = defaults.paper();
        return defaults.withStrategy(
                        defaults.strategy()
                                .withOrderSize(OrderSize.ofQuantity(new BigDecimal("0.030"))))
                .withPaper(
                        new PaperConfig(
                                paper.startingCash(),
                                paper.spotTakerFeeBps(),
                                paper.contractTakerFeeBps(),
                                latencyMillis));
    }

    private static List<String> direct(List<DecisionInput> tape, DecisionConfig config) {
        RecordedDecisions out = new RecordedDecisions();
        run(tape, config, out);
        return out.lines;
    }

    private static void run(
            List<DecisionInput> tape, DecisionConfig config, RecordedDecisions out) {
        DecisionKernel kernel = new DecisionKernel(config);
        AccountState account = new AccountState("paper");
        tape.forEach(input -> kernel.onInput(account, input, out));
        kernel.finish(account, out);
    }

    /** Input comes shuffled within each step of the watermark, as it does between two readers. */
    private static List<String> buffered(
            List<DecisionInput> tape,
            DecisionConfig config,
            long seed,
            int meanStepMillis,
            boolean restored) {
        Random random = new Random(seed);
        RecordedDecisions out = new RecordedDecisions();
        DecisionKernel kernel = new DecisionKernel(config);
        DecisionBuffer buffer = new DecisionBuffer();
        AccountState account = new AccountState("paper");
        long last = tape.get(tape.size() - 1).arrival().ingestMillis();
        long watermark = -1;
        int next = 0;
        while (next < tape.size()) {
            watermark = Math.min(last - 1, watermark + 1 + random.nextInt(2 * meanStepMillis));
            List<DecisionInput> arrived = new ArrayList<>();
            // Some run ahead of the watermark.
            long ahead = watermark + random.nextInt(2 * meanStepMillis);
            while (next < tape.size()
                    && (tape.get(next).arrival().ingestMillis() <= ahead
                            || watermark == last - 1)) {
                arrived.add(tape.get(next++));
            }
            Collections.shuffle(arrived, random);
            arrived.forEach(buffer::add);
            buffer.release(watermark, kernel, account, out);
            if (restored) {
                account = copy(account);
                DecisionBuffer other = new DecisionBuffer();
                buffer.forEach(other::add);
                buffer = other;
                kernel = new DecisionKernel(config);
            }
        }
        buffer.release(Long.MAX_VALUE, kernel, account, out);
        kernel.finish(account, out);
        return out.lines;
    }

    private static AccountState copy(AccountState account) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            account.write(new DataOutputStream(bytes));
            AccountState read =
                    AccountState.read(
                            new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
            ByteArrayOutputStream again = new ByteArrayOutputStream();
            read.write(new DataOutputStream(again));
            assertThat(again.toByteArray()).isEqualTo(bytes.toByteArray());
            assertThat(read.nextDeadlineMillis()).isEqualTo(account.nextDeadlineMillis());
            return read;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
