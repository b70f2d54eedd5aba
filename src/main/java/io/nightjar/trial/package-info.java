/** The facts that flow: data, trial, task, measurement, attempt, result, objective. */
@NullMarked
package io.nightjar.trial;

import org.jspecify.annotations.NullMarked;
