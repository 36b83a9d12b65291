/** How records and state look as bytes: versioned codecs, and the Flink types made of them. */
package io.tapeflow.operators.types;
