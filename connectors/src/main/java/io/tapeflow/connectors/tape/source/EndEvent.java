package io.tapeflow.connectors.tape.source;

import org.apache.flink.api.connector.source.SourceEvent;

/** What readers and enumerator tell each other, so that all readers finish together. */
enum EndEvent implements SourceEvent {
    /** To the enumerator: the reader has nothing more to read. */
    READER_AT_END,
    /** To the readers: none of them has. */
    ALL_AT_END
}
