/** The commands of the command line, a class each, and what they have in common. */
package io.tapeflow.local.command;
