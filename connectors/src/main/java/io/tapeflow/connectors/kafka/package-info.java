/**
 * Kafka: topics, their keys and JSON values, and sinks with a stated delivery. The values of {@code
 * .decisions} are byte for byte the lines of a decisions file.
 */
package io.tapeflow.connectors.kafka;
