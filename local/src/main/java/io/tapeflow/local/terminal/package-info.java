/** What a person sees of a running job. */
package io.tapeflow.local.terminal;
