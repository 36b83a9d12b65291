/** Flink operators that give the core kernels keys, state, timers and metrics. */
package io.tapeflow.operators;
