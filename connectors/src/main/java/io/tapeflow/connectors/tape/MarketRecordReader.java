package io.tapeflow.connectors.tape;

import io.tapeflow.connectors.exchange.FrameNormalizer;
import io.tapeflow.connectors.exchange.NormalizerConfig;
import io.tapeflow.connectors.exchange.NormalizerConfig.TradeStream;
import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.MarketRecord;
import io.tapeflow.core.market.TapeEnd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The market records of one tape, line by line, from the position of its split on. After the last
 * line comes one {@link TapeEnd} for each instrument, with that line's time.
 *
 * <p>It looks one line ahead, so that it is known when the next records come.
 */
public final class MarketRecordReader implements Closeable {
    private enum Ahead {
        LINE,
        END,
        NOTHING
    }

    private final TapeSplit split;
    private final FrameNormalizer normalizer;
    private final TapeLineReader reader;
    private final TapeLine line = new TapeLine();
    private final Consumer<MarketRecord> counting = this::count;
    private Consumer<MarketRecord> target;
    private Ahead ahead;
    private long lines;
    private long lastMicros;
    private int recordsInLastLine;

    /** Opens a tape and goes to the split's position, reading again what precedes it. */
    public MarketRecordReader(TapeSplit split, NormalizerConfig config) throws IOException {
        this.split = split;
        this.normalizer =
                new FrameNormalizer(
                        split.tape().venue(),
                        split.tapeId(),
                        split.tape().symbols(),
                        split.tape().instruments(),
                        config(config, split.tape()));
        this.reader = split.format().open(split.files().stream().map(Path::of).toList());
        try {
            restore(split.position());
            look();
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    private static NormalizerConfig config(NormalizerConfig config, TapeHeader tape) {
        Set<String> ignored = new HashSet<>(config.ignoredSymbols());
        ignored.addAll(tape.ignoredSymbols());
        NormalizerConfig own = config.ignoring(ignored);
        return tape.tradeStream() == TradeStream.AUTO
                ? own
                : own.withTradeStream(tape.tradeStream());
    }

    private void restore(TapePosition position) throws IOException {
        if (position.isBeginning()) {
            return;
        }
        for (long i = 0; i < position.lines(); i++) {
            if (!reader.next(line)) {
                throw changed("it had " + position.lines() + " lines and more, now " + i);
            }
        }
        if (line.ingestTimeMicros != position.ingestMaximumMicros()) {
            throw changed("line " + position.lines() + " has another time");
        }
        normalizer.read(new DataInputStream(new ByteArrayInputStream(position.normalizerState())));
        lines = position.lines();
        lastMicros = position.ingestMaximumMicros();
        recordsInLastLine = position.recordsInLastLine();
    }

    private IOException changed(String how) {
        return new IOException(
                "tape "
                        + split.tapeId()
                        + " is not the one that was read before the restart: "
                        + how
                        + " ("
                        + split.files()
                        + ")");
    }

    /** Reads the next line. A tear that was not there at inspection is an error. */
    private void look() throws IOException {
        boolean more;
        try {
            more = reader.next(line);
        } catch (TornTapeException e) {
            if (!e.getMessage().equals(split.problem())) {
                throw e;
            }
            more = false;
        }
        ahead = more ? Ahead.LINE : Ahead.END;
    }

    public String tapeId() {
        return split.tapeId();
    }

    /** Whether there is something more. */
    public boolean hasNext() {
        return ahead != Ahead.NOTHING;
    }

    /** Ingest time of what {@link #next} gives next, in microseconds. */
    public long nextMicros() {
        return ahead == Ahead.LINE ? line.ingestTimeMicros : lastMicros;
    }

    /**
     * Hands on the records of the next line, if it has any; after the last one the tape's ends.
     *
     * @return false if there was nothing more
     */
    public boolean next(Consumer<MarketRecord> out) throws IOException {
        if (ahead == Ahead.NOTHING) {
            return false;
        }
        target = out;
        if (ahead == Ahead.END) {
            giveEnds();
            ahead = Ahead.NOTHING;
            return true;
        }
        lines++;
        lastMicros = line.ingestTimeMicros;
        recordsInLastLine = 0;
        normalizer.normalize(line, counting);
        look();
        return true;
    }

    private void count(MarketRecord record) {
        recordsInLastLine++;
        target.accept(record);
    }

    private void giveEnds() {
        List<Instrument> instruments =
                normalizer.instruments().stream()
                        .sorted(Comparator.comparing(Instrument::id))
                        .toList();
        int index = recordsInLastLine;
        for (Instrument instrument : instruments) {
            target.accept(
                    new TapeEnd(
                            instrument.id(),
                            Arrival.ofLine(lastMicros, split.tapeId(), lines, index++),
                            lines,
                            normalizer.rejected(),
                            normalizer.skewedStamps(),
                            normalizer.leftOutLevels(),
                            normalizer.roundedSizes()));
        }
    }

    /** The split with the position from which it goes on; not to be asked after the end. */
    public TapeSplit split() throws IOException {
        if (lines == 0) {
            return split.at(TapePosition.BEGINNING);
        }
        ByteArrayOutputStream state = new ByteArrayOutputStream();
        normalizer.write(new DataOutputStream(state));
        return split.at(
                new TapePosition(lines, lastMicros, recordsInLastLine, state.toByteArray()));
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
