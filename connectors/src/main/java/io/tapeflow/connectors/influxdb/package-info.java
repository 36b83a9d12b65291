/**
 * InfluxDB: core types as points, and a sink that writes them while the store is there and keeps
 * them while it is not. Trading never waits for it: see {@link
 * io.tapeflow.connectors.influxdb.WhenFull}.
 */
package io.tapeflow.connectors.influxdb;
