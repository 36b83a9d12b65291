/**
 * Typed configuration: one YAML file becomes a tree of records, or a list of everything wrong with
 * it.
 */
package io.tapeflow.jobs.config;
