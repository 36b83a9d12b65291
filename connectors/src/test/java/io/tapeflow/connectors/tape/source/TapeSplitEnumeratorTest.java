package io.tapeflow.connectors.tape.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tapeflow.connectors.exchange.NormalizerConfig;
import io.tapeflow.connectors.tape.TapeFixtures;
import io.tapeflow.connectors.tape.TapeSplit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.api.connector.source.mocks.MockSplitEnumeratorContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TapeSplitEnumeratorTest {
    private static final long T = 1_700_000_000_000_000L;

    @TempDir Path temporary;
    private List<TapeSplit> splits;

    @BeforeEach
    void makeTapes() throws IOException {
        splits =
                TapeFixtures.inspectTapes(
                        TapeFixtures.tape(temporary.resolve("x"), "XRPUSDT", T),
                        TapeFixtures.tape(temporary.resolve("b"), "BTCUSDT", T),
                        TapeFixtures.tape(temporary.resolve("e"), "ETHUSDT", T));
    }

    @Test
    void assignsAllRoundRobinByIdWhenAllReadersAreThere() throws Exception {
        try (MockSplitEnumeratorContext<TapeSplit> context = new MockSplitEnumeratorContext<>(2)) {
            TapeSplitEnumerator enumerator = enumerator(context, splits);
            register(context, enumerator, 1);
            assertThat(context.getSplitsAssignmentSequence()).isEmpty();
            assertThat(context.hasNoMoreSplits(1)).isFalse();
            assertThat(enumerator.snapshotState(1).unassigned()).hasSize(3);
            register(context, enumerator, 0);
            assertThat(assigned(context))
                    .isEqualTo(
                            "{0=[binance-spot:BTCUSDT, binance-spot:XRPUSDT], 1=[binance-spot:ETHUSDT]}");
            assertThat(context.hasNoMoreSplits(0)).isTrue();
            assertThat(context.hasNoMoreSplits(1)).isTrue();
            assertThat(enumerator.snapshotState(2).unassigned()).isEmpty();
            assertThat(enumerator.snapshotState(2).tapeIds())
                    .containsExactly(
                            "binance-spot:BTCUSDT", "binance-spot:ETHUSDT", "binance-spot:XRPUSDT");
        }
    }

    @Test
    void readersWithoutATapeAreToldSo() throws Exception {
        try (MockSplitEnumeratorContext<TapeSplit> context = new MockSplitEnumeratorContext<>(5)) {
            TapeSplitEnumerator enumerator = enumerator(context, splits);
            for (int reader = 0; reader < 5; reader++) {
                register(context, enumerator, reader);
            }
            assertThat(context.hasNoMoreSplits(3)).isTrue();
            assertThat(context.hasNoMoreSplits(4)).isTrue();
        }
    }

    @Test
    void aReaderThatStartsAgainGetsItsOwnBack() throws Exception {
        try (MockSplitEnumeratorContext<TapeSplit> context = new MockSplitEnumeratorContext<>(2)) {
            TapeSplitEnumerator enumerator = enumerator(context, splits);
            register(context, enumerator, 0);
            register(context, enumerator, 1);
            context.unregisterReader(1);
            enumerator.addSplitsBack(splits.subList(2, 3), 1);
            assertThat(enumerator.snapshotState(1).unassigned()).isEqualTo(splits.subList(2, 3));
            context.resetNoMoreSplits(1);
            register(context, enumerator, 1);
            assertThat(context.hasNoMoreSplits(1)).isTrue();
            assertThat(assigned(context)).isEqualTo("{1=[binance-spot:ETHUSDT]}");
            assertThat(enumerator.snapshotState(2).unassigned()).isEmpty();
        }
    }

    @Test
    void afterARestoreReadersAreToldOnlyWhenAllAreThere() throws Exception {
        try (MockSplitEnumeratorContext<TapeSplit> context = new MockSplitEnumeratorContext<>(2)) {
            TapeEnumeratorState state =
                    new TapeEnumeratorState(
                            TapeSplitEnumerator.allUnassigned(splits).tapeIds(), List.of());
            TapeSplitEnumerator enumerator = new TapeSplitEnumerator(context, state);
            register(context, enumerator, 0);
            assertThat(context.hasNoMoreSplits(0)).isFalse();
            register(context, enumerator, 1);
            assertThat(context.hasNoMoreSplits(0)).isTrue();
            assertThat(assigned(context)).isEqualTo("{}");
        }
    }

    @Test
    void aSavepointOfOtherTapesIsRefused() throws Exception {
        TapeSource source =
                new TapeSource(splits, NormalizerConfig.DEFAULT, CadenceConfig.DEFAULT, 0);
        try (MockSplitEnumeratorContext<TapeSplit> context = new MockSplitEnumeratorContext<>(1)) {
            TapeEnumeratorState other = TapeSplitEnumerator.allUnassigned(splits.subList(0, 2));
            assertThatThrownBy(() -> source.restoreEnumerator(context, other))
                    .hasMessageContaining("binance-spot:BTCUSDT");
        }
    }

    @Test
    void stateAndSplitsSurviveAsBytes() throws Exception {
        TapeEnumeratorState state = TapeSplitEnumerator.allUnassigned(splits);
        TapeEnumeratorStateSerializer serializer = new TapeEnumeratorStateSerializer();
        byte[] bytes = serializer.serialize(state);
        assertThat(serializer.deserialize(serializer.getVersion(), bytes)).isEqualTo(state);
        assertThatThrownBy(() -> serializer.deserialize(99, bytes)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> new TapeSplitSerializer().deserialize(99, bytes))
                .isInstanceOf(IOException.class);
    }

    @Test
    void theSourceIsSerializable() throws Exception {
        TapeSource source =
                new TapeSource(splits, NormalizerConfig.DEFAULT, CadenceConfig.random(1), 1.5);
        assertThat(org.apache.flink.util.InstantiationUtil.clone(source)).isNotSameAs(source);
        assertThatThrownBy(
                        () ->
                                new TapeSource(
                                        splits,
                                        NormalizerConfig.DEFAULT,
                                        CadenceConfig.DEFAULT,
                                        -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static TapeSplitEnumerator enumerator(
            MockSplitEnumeratorContext<TapeSplit> context, List<TapeSplit> splits) {
        return new TapeSplitEnumerator(context, TapeSplitEnumerator.allUnassigned(splits));
    }

    private static void register(
            MockSplitEnumeratorContext<TapeSplit> context,
            TapeSplitEnumerator enumerator,
            int reader) {
        context.registerReader(new ReaderInfo(reader, "here"));
        enumerator.addReader(reader);
    }

    /** The last assignment, as text. */
    private static String assigned(MockSplitEnumeratorContext<TapeSplit> context) {
        List<SplitsAssignment<TapeSplit>> all = context.getSplitsAssignmentSequence();
        TreeMap<Integer, List<String>> last = new TreeMap<>();
        all.get(all.size() - 1)
                .assignment()
                .forEach(
                        (reader, given) ->
                                last.put(
                                        reader,
                                        new ArrayList<>(
                                                given.stream().map(TapeSplit::tapeId).toList())));
        return last.toString();
    }
}
