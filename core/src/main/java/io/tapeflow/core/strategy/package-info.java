/** When to enter and leave a position, and the decisions that say so. */
package io.tapeflow.core.strategy;
