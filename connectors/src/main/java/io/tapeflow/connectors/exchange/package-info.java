/**
 * What is common to venues: decimals to integer ticks and lots, where instruments' terms come from,
 * and turning the lines of a tape into market records.
 */
package io.tapeflow.connectors.exchange;
