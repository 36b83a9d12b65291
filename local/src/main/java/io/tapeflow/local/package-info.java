/** The one-JVM edition and the command line. */
package io.tapeflow.local;
