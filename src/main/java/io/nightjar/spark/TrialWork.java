package io.nightjar.spark;

import io.nightjar.run.Storage;
import io.nightjar.run.TrialRunner;
import io.nightjar.trial.Goals;
import java.io.Serializable;
import java.time.Duration;

/**
 * How slots run tasks; travels to every executor once.
 *
 * @param timeLimit of one attempt at a task
 * @param storage the sweep's folder, which every executor must see
 */
public record TrialWork(TrialRunner runner, Goals goals, Duration timeLimit, Storage storage)
    implements Serializable {}
