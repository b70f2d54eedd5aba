/** Search spaces of Arbiter, as parameters of Nightjar's. */
@NullMarked
package io.nightjar.dl4j.arbiter;

import org.jspecify.annotations.NullMarked;
