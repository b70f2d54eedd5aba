/** Decides what runs next: searchers, schedulers, and the plan of a study. */
@NullMarked
package io.nightjar.search;

import org.jspecify.annotations.NullMarked;
