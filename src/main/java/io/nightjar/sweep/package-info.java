/** One sweep, from a job to its tables and its report, on its own or as a part of a night. */
@NullMarked
package io.nightjar.sweep;

import org.jspecify.annotations.NullMarked;
