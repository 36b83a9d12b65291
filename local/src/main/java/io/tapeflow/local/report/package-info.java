/** What came of a run, for machines and for people. */
package io.tapeflow.local.report;
