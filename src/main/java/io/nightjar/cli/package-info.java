/** The commands and their wiring: the only place with main, exit codes and standard streams. */
@NullMarked
package io.nightjar.cli;

import org.jspecify.annotations.NullMarked;
