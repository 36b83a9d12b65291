/** The kernels driven by market records in one thread, without Flink. */
package io.tapeflow.core.backtest;
