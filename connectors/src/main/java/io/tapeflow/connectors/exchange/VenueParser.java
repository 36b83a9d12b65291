package io.tapeflow.connectors.exchange;

import io.tapeflow.connectors.tape.TapeLine;
import io.tapeflow.core.market.Instrument;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One venue's bytes to records. Pure but for reused buffers: what comes out depends on the line and
 * on the feeds alone. No payload makes {@link #parse} throw.
 */
public interface VenueParser {

    /** Makes the records of a frame or REST answer, or rejects or ignores it. */
    void parse(TapeLine line, FrameOutput out);

    /** Whether the line is the REST answer that holds instruments' terms. */
    boolean holdsTerms(TapeLine line);

    /**
     * The terms in such an answer of the symbols wanted, where it has them.
     *
     * @throws IOException if it is no such answer, or terms in it are not usable
     */
    List<Instrument> terms(TapeLine line, Predicate<String> wanted) throws IOException;

    /** The decimals of a book snapshot, where the line is a usable one. */
    Optional<SnapshotDecimals> snapshotDecimals(TapeLine line);

    /**
     * The decimals of a book snapshot, as the venue wrote them.
     *
     * @param symbol upper case; empty where the line does not name it
     */
    record SnapshotDecimals(String symbol, List<BigDecimal> prices, List<BigDecimal> sizes) {}
}
