/** Measurements of the product against known figures; no part of it. */
@NullMarked
package io.nightjar.bench;

import org.jspecify.annotations.NullMarked;
