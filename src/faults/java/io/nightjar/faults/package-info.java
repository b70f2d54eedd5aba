/** Breaks real clusters under running sweeps, and checks what is left; no part of the product. */
@NullMarked
package io.nightjar.faults;

import org.jspecify.annotations.NullMarked;
