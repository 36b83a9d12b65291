/** Orders, the paper exchange that fills them, and what comes of it. */
package io.tapeflow.core.execution;
