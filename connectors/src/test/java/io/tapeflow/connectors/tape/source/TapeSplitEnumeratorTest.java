package io.tapeflow.connectors.tape.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tapeflow.connectors.exchange.NormalizerConfig;
import io.tapeflow.connectors.exchange.NormalizerConfig.TradeStream;
import io.tapeflow.connectors.tape.TapeFixtures;
import io.tapeflow.connectors.tape.TapeFormat;
import io.tapeflow.connectors.tape.TapeHeader;
import io.tapeflow.connectors.tape.TapePosition;
import io.tapeflow.connectors.tape.TapeSplit;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.Venue;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
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
    void readersAreToldToFinishWhenAllAreAtTheirEnd() throws Exception {
        try (MockSplitEnumeratorContext<TapeSplit> context = new MockSplitEnumeratorContext<>(2)) {
            TapeSplitEnumerator enumerator = enumerator(context, splits);
            register(context, enumerator, 0);
            register(context, enumerator, 1);
            enumerator.handleSourceEvent(1, EndEvent.READER_AT_END);
            context.unregisterReader(1);
            register(context, enumerator, 1);
            enumerator.handleSourceEvent(0, EndEvent.READER_AT_END);
            assertThat(context.getSentSourceEvent()).isEmpty();
            enumerator.handleSourceEvent(1, EndEvent.READER_AT_END);
            assertThat(context.getSentSourceEvent())
                    .containsEntry(0, List.of(EndEvent.ALL_AT_END))
                    .containsEntry(1, List.of(EndEvent.ALL_AT_END));
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

    /** The bytes were written by version 1, and every later version must be able to read them. */
    @Test
    void splitsOfVersionOneCanBeRead() throws Exception {
        byte[] bytes;
        try (InputStream in = getClass().getResourceAsStream("/tape/split-v1.hex")) {
            bytes = HexFormat.of().parseHex(new String(in.readAllBytes(), UTF_8).strip());
        }
        assertThat(new TapeSplitSerializer().deserialize(1, bytes)).isEqualTo(versionOne());
    }

    private static TapeSplit versionOne() {
        Instrument terms =
                new Instrument(
                        "BTCUSDT.BINANCE-USDM",
                        "BTCUSDT",
                        Venue.BINANCE_USDM,
                        Instrument.Kind.LINEAR,
                        "BTC",
                        "USDT",
                        "USDT",
                        new BigDecimal("0.1"),
                        new BigDecimal("0.001"),
                        BigDecimal.ONE,
                        1,
                        1_000_000,
                        new BigDecimal("5.0"),
                        Instrument.Status.TRADING,
                        Instrument.Origin.VENUE);
        return new TapeSplit(
                new TapeHeader(
                        "binance-usdm:BTCUSDT",
                        Venue.BINANCE_USDM,
                        List.of("BTCUSDT"),
                        List.of("ETHUSDT"),
                        List.of(terms),
                        TradeStream.AGG_TRADE),
                TapeFormat.NATIVE,
                List.of("/tapes/a/000001.tape.zst", "/tapes/a/000002.tape.zst"),
                1_700_000_000_000_001L,
                1_700_000_009_000_002L,
                "000002.tape.zst: cannot be read from line 7 on: the file is empty",
                1_699_999_999_999L,
                1_700_000_010_000L,
                new TapePosition(123_456, 1_700_000_005_000_003L, 2, new byte[] {0, 1, -1, 127}));
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
