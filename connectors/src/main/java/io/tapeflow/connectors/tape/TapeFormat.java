package io.tapeflow.connectors.tape;

import java.nio.file.Path;
import java.util.List;

/** The forms in which a tape can be read. */
public enum TapeFormat {
    /** Our own: {@code *.tape.zst} files, listed in a directory's manifest. */
    NATIVE(".tape.zst"),
    /** Files of the hftbacktest collector: {@code <local time> <JSON>}. */
    HFTBACKTEST(".gz"),
    /** Conversations recorded by cryptofeed: JSON objects, in blocks by connection. */
    CRYPTOFEED(".jsonl.zst");

    private final String suffix;

    TapeFormat(String suffix) {
        this.suffix = suffix;
    }

    /** How the names of such files end. */
    public String suffix() {
        return suffix;
    }

    /**
     * Opens the lines of one tape.
     *
     * @param files all files of it, in the order of their first stamps
     */
    public TapeLineReader open(List<Path> files) {
        return switch (this) {
            case NATIVE -> new NativeLines(files);
            case HFTBACKTEST -> new HftbacktestLines(files);
            case CRYPTOFEED -> new CryptofeedLines(files);
        };
    }
}
