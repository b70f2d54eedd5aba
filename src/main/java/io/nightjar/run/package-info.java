/** Runs one task somewhere: backends, the runner of a trial, storage as a port. */
@NullMarked
package io.nightjar.run;

import org.jspecify.annotations.NullMarked;
