/** Throughput and latency, of single kernels and of the whole job. */
package io.tapeflow.benchmarks;
