package io.tapeflow.connectors.tape.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.connectors.exchange.NormalizerConfig;
import io.tapeflow.connectors.tape.MergedTapes;
import io.tapeflow.connectors.tape.TapeFixtures;
import io.tapeflow.connectors.tape.TapeSplit;
import io.tapeflow.core.market.MarketRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.core.io.InputStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TapeSourceReaderTest {
    private static final long T = 1_700_000_000_000_000L;
    private static final long T_MILLIS = T / 1000;

    @TempDir Path temporary;
    private final ManualAlarm alarm = new ManualAlarm();
    private final RecordedOutput output = new RecordedOutput();
    private List<TapeSplit> splits;

    @BeforeEach
    void makeTapes() throws IOException {
        splits =
                TapeFixtures.inspectTapes(
                        TapeFixtures.tape(temporary.resolve("b"), "BTCUSDT", every(700, 60)),
                        TapeFixtures.tape(temporary.resolve("e"), "ETHUSDT", every(1_100, 90)),
                        TapeFixtures.tape(
                                temporary.resolve("s"), "SOLUSDT", T + 300, T + 300, T + 50_000));
    }

    private static long[] every(long micros, int lines) {
        return LongStream.range(0, lines).map(i -> T + i * micros).toArray();
    }

    @Test
    void beginsWhenItHasAllItsSplits() throws IOException {
        TapeSourceReader reader = reader(CadenceConfig.DEFAULT, 0);
        assertThat(reader.isAvailable()).isNotDone();
        assertThat(reader.pollNext(output)).isEqualTo(InputStatus.NOTHING_AVAILABLE);
        reader.addSplits(splits.subList(0, 1));
        assertThat(reader.isAvailable()).isNotDone();
        assertThat(reader.pollNext(output)).isEqualTo(InputStatus.NOTHING_AVAILABLE);
        reader.addSplits(splits.subList(1, 3));
        reader.notifyNoMoreSplits();
        assertThat(reader.isAvailable()).isDone();
        assertThat(rest(reader)).isEqualTo(merged(splits));
    }

    @Test
    void aReaderWithoutSplitsWaitsForTheOthersAndHoldsNobodyUp() throws IOException {
        List<SourceEvent> sent = new ArrayList<>();
        TapeSourceReader reader = reader(CadenceConfig.DEFAULT, 0, sent::add);
        reader.notifyNoMoreSplits();
        assertThat(reader.pollNext(output)).isEqualTo(InputStatus.NOTHING_AVAILABLE);
        assertThat(output.watermarks).containsExactly(splits.get(0).jobEndMillis() - 1);
        assertThat(reader.isAvailable()).isNotDone();
        assertThat(reader.pollNext(output)).isEqualTo(InputStatus.NOTHING_AVAILABLE);
        assertThat(sent).containsExactly(EndEvent.READER_AT_END);
        reader.handleSourceEvents(EndEvent.ALL_AT_END);
        assertThat(reader.isAvailable()).isDone();
        assertThat(reader.pollNext(output)).isEqualTo(InputStatus.END_OF_INPUT);
        assertThat(output.watermarks).hasSize(1);
    }

    @Test
    void everyReaderEndsBeforeTheLastMillisecondOfTheJob() throws IOException {
        long end = T_MILLIS + 89 * 1_100 / 1000;
        for (TapeSplit split : splits) {
            RecordedOutput own = new RecordedOutput();
            TapeSourceReader reader = reader(CadenceConfig.everyMillis(1_000_000), 0);
            reader.addSplits(List.of(split));
            reader.notifyNoMoreSplits();
            while (reader.pollNext(own) != InputStatus.END_OF_INPUT) {
                // all of it
            }
            assertThat(own.watermarks).containsExactly(T_MILLIS - 1, end - 1);
        }
    }

    @Test
    void anEndThatTheCadenceReachedIsNotEmittedTwice() throws IOException {
        List<Long> watermarks = run(CadenceConfig.everyMillis(1)).watermarks;
        assertThat(watermarks).endsWith(splits.get(0).jobEndMillis() - 1).doesNotHaveDuplicates();
    }

    @Test
    void watermarksComeInTheirCadenceAndNeverOvertake() throws IOException {
        for (long millis : new long[] {1, 7, 100}) {
            RecordedOutput own = run(CadenceConfig.everyMillis(millis));
            assertThat(own.records).isEqualTo(merged(splits));
            for (int i = 2; i < own.watermarks.size() - 1; i++) {
                assertThat(own.watermarks.get(i) - own.watermarks.get(i - 1))
                        .isGreaterThanOrEqualTo(millis);
            }
        }
        assertThat(run(CadenceConfig.everyMillis(1)).watermarks.size()).isGreaterThan(60);
        assertThat(run(CadenceConfig.everyMillis(100)).watermarks).hasSize(2);
        RecordedOutput random = run(CadenceConfig.random(4));
        assertThat(random.records).isEqualTo(merged(splits));
        assertThat(random.watermarks).isEqualTo(run(CadenceConfig.random(4)).watermarks);
    }

    private RecordedOutput run(CadenceConfig cadence) throws IOException {
        RecordedOutput own = new RecordedOutput();
        TapeSourceReader reader = reader(cadence, 0);
        reader.addSplits(splits);
        reader.notifyNoMoreSplits();
        InputStatus status = InputStatus.MORE_AVAILABLE;
        while (status != InputStatus.END_OF_INPUT) {
            status = reader.pollNext(own);
        }
        return own;
    }

    @Test
    void aRestartWithAnyNumberOfReadersGoesOnExactly() throws IOException {
        List<MarketRecord> all = merged(splits);
        for (int stop = 0; stop < 160; stop += 11) {
            List<MarketRecord> before = new ArrayList<>();
            List<TapeSplit> saved = new ArrayList<>();
            for (List<TapeSplit> own : List.of(splits.subList(0, 2), splits.subList(2, 3))) {
                RecordedOutput first = new RecordedOutput();
                TapeSourceReader reader = reader(CadenceConfig.DEFAULT, 0);
                reader.addSplits(own);
                reader.notifyNoMoreSplits();
                InputStatus status = InputStatus.MORE_AVAILABLE;
                for (int i = 0; i < stop && status != InputStatus.END_OF_INPUT; i++) {
                    status = reader.pollNext(first);
                }
                before.addAll(first.records);
                saved.addAll(throughBytes(reader.snapshotState(1)));
                reader.close();
            }
            for (int readers = 1; readers <= 3; readers++) {
                List<MarketRecord> records = new ArrayList<>(before);
                for (int r = 0; r < readers; r++) {
                    List<TapeSplit> own = new ArrayList<>();
                    for (int s = r; s < saved.size(); s += readers) {
                        own.add(saved.get(s));
                    }
                    RecordedOutput second = new RecordedOutput();
                    TapeSourceReader reader = reader(CadenceConfig.DEFAULT, 0);
                    reader.addSplits(own);
                    reader.notifyNoMoreSplits();
                    while (reader.pollNext(second) != InputStatus.END_OF_INPUT) {
                        // all of it
                    }
                    if (!own.isEmpty()) {
                        assertThat(second.watermark()).isEqualTo(splits.get(0).jobEndMillis() - 1);
                    }
                    records.addAll(second.records);
                }
                records.sort(Comparator.comparing(MarketRecord::arrival));
                assertThat(records).isEqualTo(all);
            }
        }
    }

    @Test
    void splitsThatHaveNotBeenOpenedAreSavedAsTheyAre() throws IOException {
        TapeSourceReader reader = reader(CadenceConfig.DEFAULT, 0);
        reader.addSplits(splits);
        assertThat(reader.snapshotState(1)).isEqualTo(splits);
    }

    @Test
    void paceFollowsTheClockWithoutBlocking() throws IOException {
        List<TapeSplit> slow =
                TapeFixtures.inspectTapes(
                        TapeFixtures.tape(
                                temporary.resolve("p"), "BTCUSDT", T, T + 4_000, T + 10_000));
        TapeSourceReader reader = reader(CadenceConfig.DEFAULT, 2);
        reader.addSplits(slow);
        reader.notifyNoMoreSplits();
        assertThat(available(reader)).as("the definition and the first trade").isEqualTo(2);
        assertThat(reader.isAvailable()).isNotDone();
        alarm.move(1_999_999);
        assertThat(reader.isAvailable()).as("time for a heartbeat").isDone();
        assertThat(available(reader)).isEqualTo(2);
        assertThat(output.watermark()).as("a quiet tape holds nobody up").isEqualTo(T_MILLIS + 2);
        assertThat(reader.isAvailable()).isNotDone();
        alarm.move(1);
        assertThat(reader.isAvailable()).isDone();
        assertThat(available(reader)).isEqualTo(3);
        alarm.move(10_000_000);
        assertThat(reader.isAvailable()).isDone();
        assertThat(available(reader)).as("the last trade and the end").isEqualTo(5);
        assertThat(reader.pollNext(output)).isEqualTo(InputStatus.END_OF_INPUT);
    }

    @Test
    void paceBeginsWithTheJobNotWithTheOwnTape() throws IOException {
        TapeSourceReader reader = reader(CadenceConfig.DEFAULT, 1);
        reader.addSplits(splits.subList(2, 3));
        reader.notifyNoMoreSplits();
        assertThat(available(reader)).isZero();
        alarm.move(300_000);
        assertThat(available(reader)).isEqualTo(3);
    }

    @Test
    void paceGoesOnAtOnceAfterARestart() throws IOException {
        TapeSourceReader first = reader(CadenceConfig.DEFAULT, 0);
        first.addSplits(splits.subList(2, 3));
        first.notifyNoMoreSplits();
        first.pollNext(output);
        first.pollNext(output);
        TapeSourceReader second = reader(CadenceConfig.DEFAULT, 1);
        second.addSplits(first.snapshotState(1));
        second.notifyNoMoreSplits();
        assertThat(second.pollNext(output)).isEqualTo(InputStatus.MORE_AVAILABLE);
        assertThat(output.records.get(output.records.size() - 1).arrival().line()).isEqualTo(3);
    }

    private int available(TapeSourceReader reader) throws IOException {
        while (reader.pollNext(output) == InputStatus.MORE_AVAILABLE) {
            if (output.records.size() == 5) {
                break;
            }
        }
        return output.records.size();
    }

    private TapeSourceReader reader(CadenceConfig cadence, double speed) {
        AtomicReference<TapeSourceReader> alone = new AtomicReference<>();
        alone.set(
                reader(
                        cadence,
                        speed,
                        event -> alone.get().handleSourceEvents(EndEvent.ALL_AT_END)));
        return alone.get();
    }

    private TapeSourceReader reader(
            CadenceConfig cadence, double speed, Consumer<SourceEvent> enumerator) {
        return new TapeSourceReader(
                NormalizerConfig.DEFAULT,
                cadence,
                speed,
                alarm,
                splits.get(0).jobEndMillis(),
                enumerator);
    }

    private List<MarketRecord> rest(TapeSourceReader reader) throws IOException {
        while (reader.pollNext(output) != InputStatus.END_OF_INPUT) {
            // all of it
        }
        return output.records;
    }

    private static List<TapeSplit> throughBytes(List<TapeSplit> splits) throws IOException {
        TapeSplitSerializer serializer = new TapeSplitSerializer();
        List<TapeSplit> read = new ArrayList<>();
        for (TapeSplit split : splits) {
            read.add(serializer.deserialize(serializer.getVersion(), serializer.serialize(split)));
        }
        return read;
    }

    private static List<MarketRecord> merged(List<TapeSplit> splits) throws IOException {
        List<MarketRecord> records = new ArrayList<>();
        try (MergedTapes tapes = new MergedTapes(splits, NormalizerConfig.DEFAULT)) {
            while (tapes.next(records::add)) {
                // all of it
            }
        }
        return records;
    }
}
