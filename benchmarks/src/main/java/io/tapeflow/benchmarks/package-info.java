/** The command that measures Tapeflow. */
package io.tapeflow.benchmarks;
