/** The patterns of core on Flink CEP: the same matches, with Flink's keys, time and snapshots. */
package io.tapeflow.operators.pattern;
