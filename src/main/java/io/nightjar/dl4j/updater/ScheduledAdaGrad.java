package io.nightjar.dl4j.updater;

import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.schedule.ISchedule;

/** AdaGrad that keeps its schedule where it is copied, which ND4J's own loses. */
public final class ScheduledAdaGrad extends AdaGrad {

  /** For JSON. */
  @SuppressWarnings("unused")
  private ScheduledAdaGrad() {}

  /** An updater whose rate stays until a schedule is set. */
  public ScheduledAdaGrad(double learningRate, double epsilon) {
    super(learningRate, epsilon);
  }

  @Override
  public AdaGrad clone() {
    ScheduledAdaGrad copy = new ScheduledAdaGrad(getLearningRate(), getEpsilon());
    ISchedule schedule = getLearningRateSchedule();
    copy.setLearningRateSchedule(schedule == null ? null : schedule.clone());
    return copy;
  }
}
