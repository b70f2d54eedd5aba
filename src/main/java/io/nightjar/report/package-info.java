/** Ranks results and shapes them for the tables. */
@NullMarked
package io.nightjar.report;

import org.jspecify.annotations.NullMarked;
