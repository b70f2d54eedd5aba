/** Hands a sweep over to other tools: MLflow's tracking server and Optuna's journal. */
@NullMarked
package io.nightjar.export;

import org.jspecify.annotations.NullMarked;
