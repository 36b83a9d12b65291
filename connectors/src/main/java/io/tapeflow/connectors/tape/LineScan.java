package io.tapeflow.connectors.tape;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Reads a tape once before it is used: how long it is, and how far it can be read. */
final class LineScan {
    private final TapeFormat format;
    private final List<Path> files;
    private long lines;
    private long startMicros;
    private long endMicros;
    private TornTapeException tear;

    LineScan(TapeFormat format, List<Path> files) {
        this.format = format;
        this.files = files.stream().map(path -> path.toAbsolutePath().normalize()).toList();
    }

    /** Reads lines until it is enough, or to the end or a tear. */
    void read(BooleanSupplier enough, Consumer<TapeLine> onLine) throws IOException {
        TapeLine line = new TapeLine();
        try (TapeLineReader reader = format.open(files)) {
            while (!enough.getAsBoolean() && reader.next(line)) {
                startMicros = lines == 0 ? line.ingestTimeMicros : startMicros;
                endMicros = line.ingestTimeMicros;
                lines = line.number;
                onLine.accept(line);
            }
        } catch (TornTapeException e) {
            tear = e;
        }
    }

    /** Says that a tape without a readable line cannot be used. */
    void refuseEmpty(Path named) throws TornTapeException {
        if (tear != null) {
            throw tear;
        }
        throw new TapeUsageException(named + ": holds no line");
    }

    long lines() {
        return lines;
    }

    long startMicros() {
        return startMicros;
    }

    long endMicros() {
        return endMicros;
    }

    /** Where and why it cannot be read to the end; empty if it can, as far as it was read. */
    String problem() {
        return tear == null ? "" : tear.getMessage();
    }
}
