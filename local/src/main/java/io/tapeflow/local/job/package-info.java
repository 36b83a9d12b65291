/** The job in this process: its mini-cluster, and the way of its results back to the command. */
package io.tapeflow.local.job;
