/** The definition of a study, the driver loop, and what listens to it. */
@NullMarked
package io.nightjar.study;

import org.jspecify.annotations.NullMarked;
