/** Limits that every new order must keep. */
package io.tapeflow.core.risk;
