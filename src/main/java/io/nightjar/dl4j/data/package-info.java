/** Data sets: reading, splitting and standardising them, in plain Java. */
@NullMarked
package io.nightjar.dl4j.data;

import org.jspecify.annotations.NullMarked;
