package io.tapeflow.local.command;

import java.util.concurrent.Callable;

/**
 * A command, annotated for picocli, that returns its exit code: 0, or 1 for a failure it has told
 * of itself. Modules that stand on this one provide theirs as a service of this type.
 */
public interface Subcommand extends Callable<Integer> {}
