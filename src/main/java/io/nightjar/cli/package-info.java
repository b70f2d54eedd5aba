/** The commands: the only place with main, the command line and standard streams. */
@NullMarked
package io.nightjar.cli;

import org.jspecify.annotations.NullMarked;
