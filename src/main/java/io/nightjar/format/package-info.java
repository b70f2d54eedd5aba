/** Text formats: job and space YAML in, journal lines in and out. */
@NullMarked
package io.nightjar.format;

import org.jspecify.annotations.NullMarked;
