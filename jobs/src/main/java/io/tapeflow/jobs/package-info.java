/** Entry points, typed configuration and topologies of the jobs a Flink cluster runs. */
package io.tapeflow.jobs;
