/** Losses of metric learning, which Deeplearning4j lacks. */
@NullMarked
package io.nightjar.dl4j.loss;

import org.jspecify.annotations.NullMarked;
