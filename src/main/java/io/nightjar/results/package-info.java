/** A folder of results: the sweeps in it, their journals and outcomes, who holds a study. */
@NullMarked
package io.nightjar.results;

import org.jspecify.annotations.NullMarked;
