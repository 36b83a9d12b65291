/**
 * Tapes: what one feed received, line by line in order of arrival; reading our own and foreign
 * captures, writing, importing, checking and merging them.
 */
package io.tapeflow.connectors.tape;
