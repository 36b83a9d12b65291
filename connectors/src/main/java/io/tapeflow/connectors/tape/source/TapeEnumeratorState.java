package io.tapeflow.connectors.tape.source;

import io.tapeflow.connectors.tape.TapeSplit;
import java.util.List;

/**
 * What the enumerator remembers.
 *
 * @param tapeIds all tapes of the job, sorted
 * @param unassigned tapes that no reader has
 */
record TapeEnumeratorState(List<String> tapeIds, List<TapeSplit> unassigned) {
    TapeEnumeratorState {
        tapeIds = List.copyOf(tapeIds);
        unassigned = List.copyOf(unassigned);
    }
}
