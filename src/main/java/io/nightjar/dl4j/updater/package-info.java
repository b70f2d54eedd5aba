/** Updaters that Deeplearning4j lacks; model files name them. */
@NullMarked
package io.nightjar.dl4j.updater;

import org.jspecify.annotations.NullMarked;
