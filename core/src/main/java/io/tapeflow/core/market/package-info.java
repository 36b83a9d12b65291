/**
 * What the tape says: instruments and the market records of their feeds, in integer ticks and lots.
 */
package io.tapeflow.core.market;
