/** The promises of the design, kept on real recordings. */
package io.tapeflow.local.promise;
