/** Decisions and windows as files: the same bytes from a job and from the in-process backtest. */
package io.tapeflow.local.output;
