/** A Kafka broker and a time-series database inside this process, reachable from it alone. */
package io.tapeflow.local.server;
