/** Tapes as a bounded Flink source: assignment, split state, merging, watermarks and pace. */
package io.tapeflow.connectors.tape.source;
