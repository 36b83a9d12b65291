package io.tapeflow.core.signal;

import io.tapeflow.core.book.BboCrossCheck;
import io.tapeflow.core.book.BookSync;
import io.tapeflow.core.book.L2OrderBook;
import io.tapeflow.core.book.SequenceRule;
import io.tapeflow.core.market.BookState;
import io.tapeflow.core.market.Instrument;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * All that the {@link FeatureKernel} knows of one instrument. Only the kernel changes it; {@link
 * #write} and {@link #read} keep every bit of it.
 *
 * <p>Written it takes at most 256 KB for a SYNCED book of 1,000 levels a side, and 1.5 MB while it
 * buffers.
 */
public final class InstrumentState {
    private static final int VERSION = 1;

    private final String instrument;

    /** Tape of the last record; empty before the first. */
    String tapeId = "";

    /** Terms that hold now; null before the first definition. */
    Instrument terms;

    /** Rule of the venue; derived from the terms. */
    SequenceRule rule;

    /** Deadline of the silence, a whole millisecond of ingest time; MAX_VALUE if none. */
    long silenceDeadlineMillis = Long.MAX_VALUE;

    /** Whether the state of the book changed and no view has told so. */
    boolean viewOwed;

    /** Whether the loss of buffered diffs was told since the buffer began to fill. */
    boolean overflowTold;

    final L2OrderBook book = new L2OrderBook();
    final BookSync sync = new BookSync();
    final BboCrossCheck crossCheck = new BboCrossCheck();
    final FeedCounts counts = new FeedCounts();
    final Detectors detectors = new Detectors();
    final OpenWindow window = new OpenWindow();
    FlowRegression regression = new FlowRegression();
    InstrumentFlow flow = new InstrumentFlow();

    /** Derived from the book. */
    final BookTop top = new BookTop();

    public InstrumentState(String instrument) {
        this.instrument = instrument;
    }

    public String instrument() {
        return instrument;
    }

    /** What the book is worth now. */
    public BookState bookState() {
        return sync.state();
    }

    /** Update ids at which book and BBO could be compared so far. */
    public long bboChecked() {
        return crossCheck.checked();
    }

    /** Update ids at which book and BBO were equal so far. */
    public long bboMatched() {
        return crossCheck.matched();
    }

    /** Snapshots that were of no use: not newer than the book, or older than the first diff. */
    public long staleSnapshots() {
        return sync.staleSnapshots();
    }

    /** Diffs that left a full resync buffer. */
    public long bufferDropped() {
        return sync.bufferDropped();
    }

    /** Millisecond of ingest time at which {@link FeatureKernel#advanceTo} is due, or MAX_VALUE. */
    public long nextDeadlineMillis() {
        return silenceDeadlineMillis;
    }

    void setTerms(Instrument newTerms) {
        terms = newTerms;
        rule = newTerms == null ? null : SequenceRule.of(newTerms.venue());
    }

    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeUTF(instrument);
        out.writeUTF(tapeId);
        InstrumentTermsCodec.write(terms, out);
        out.writeLong(silenceDeadlineMillis);
        out.writeBoolean(viewOwed);
        out.writeBoolean(overflowTold);
        book.write(out);
        sync.write(out);
        crossCheck.write(out);
        counts.write(out);
        detectors.write(out);
        window.write(out);
        regression.write(out);
        flow.write(out);
    }

    /** The state that {@link #write} wrote; another version of it is an error. */
    public static InstrumentState read(DataInput in) throws IOException {
        int version = in.readByte();
        if (version != VERSION) {
            throw new IOException(
                    "instrument state has version " + version + ", this build reads " + VERSION);
        }
        InstrumentState state = new InstrumentState(in.readUTF());
        state.tapeId = in.readUTF();
        state.setTerms(InstrumentTermsCodec.read(in));
        state.silenceDeadlineMillis = in.readLong();
        state.viewOwed = in.readBoolean();
        state.overflowTold = in.readBoolean();
        state.book.read(in);
        state.sync.read(in);
        state.crossCheck.read(in);
        state.counts.read(in);
        state.detectors.read(in);
        state.window.read(in);
        state.regression.read(in);
        state.flow.read(in);
        state.top.refresh(state.book);
        return state;
    }
}
