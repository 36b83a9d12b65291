/** Tapeflow's market model and kernels in plain Java: no Flink, no JSON, no logging, no clock. */
package io.tapeflow.core;
