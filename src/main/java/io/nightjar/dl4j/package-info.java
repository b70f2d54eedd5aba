/** Trains a Deeplearning4j network for a configuration. */
@NullMarked
package io.nightjar.dl4j;

import org.jspecify.annotations.NullMarked;
