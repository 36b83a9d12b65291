/** Order-flow statistics of one instrument: exact sums of lots and ticks over sliding windows. */
package io.tapeflow.core.flow;
