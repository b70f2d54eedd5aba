package io.nightjar.trial;

import java.io.Serializable;

/** What a journal keeps, in the order in which it happened. */
public sealed interface TrialEvent extends Serializable {

  /** The scheduler asked for a task and it was given to the backend. */
  record Asked(TrialTask task) implements TrialEvent {}

  /** The scheduler asked for a task and it was not begun: it could not have ended in time. */
  record LeftOut(TrialTask task) implements TrialEvent {}

  /** A result came back; kept before the scheduler is told of it. */
  record Told(TrialResult result) implements TrialEvent {}
}
