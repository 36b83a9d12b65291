/**
 * From features to signals: the feature schema, detectors, patterns and their fusion into a score.
 */
package io.tapeflow.core.signal;
