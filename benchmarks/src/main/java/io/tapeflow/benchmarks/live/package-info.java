/** Recorded frames released at a pace and stamped as a live feed's are, to measure latency. */
package io.tapeflow.benchmarks.live;
