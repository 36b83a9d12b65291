/**
 * JMH benchmarks of the hot parts, on a real recording named by the system property tapeflow.data.
 */
package io.tapeflow.benchmarks.jmh;
