/**
 * The documented ranges and rules of the guide, as data with their section, and their check of a
 * space.
 */
@NullMarked
package io.nightjar.guide;

import org.jspecify.annotations.NullMarked;
