/** Technical indicators in constant time per update. */
package io.tapeflow.core.indicator;
