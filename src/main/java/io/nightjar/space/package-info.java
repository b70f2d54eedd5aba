/** What may vary, and one choice of it. */
@NullMarked
package io.nightjar.space;

import org.jspecify.annotations.NullMarked;
