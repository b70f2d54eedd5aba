/**
 * Trains a Deeplearning4j network by a step of Nightjar's own, on Java arrays.
 *
 * <p>{@link io.nightjar.dl4j.step.FastNetwork} takes a network's parameters and the state of its
 * optimiser, trains, and puts both back where Deeplearning4j left them.
 */
@NullMarked
package io.nightjar.dl4j.step;

import org.jspecify.annotations.NullMarked;
