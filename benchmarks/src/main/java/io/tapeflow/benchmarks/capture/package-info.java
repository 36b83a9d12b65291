/**
 * Recorded frames made again with other ids, times and symbols; prices and sizes stay as they were.
 */
package io.tapeflow.benchmarks.capture;
