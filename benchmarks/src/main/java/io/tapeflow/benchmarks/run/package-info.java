/** Measurements of kernels, of the kernels together without Flink, and of the whole job. */
package io.tapeflow.benchmarks.run;
