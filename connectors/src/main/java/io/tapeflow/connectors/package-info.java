/** Bytes to and from core types: venues, tapes, Kafka and InfluxDB, and no rules. */
package io.tapeflow.connectors;
