package io.nightjar.dl4j.family;

import io.nightjar.dl4j.updater.Decay;
import io.nightjar.dl4j.updater.RateSchedule;
import io.nightjar.space.Configuration;
import java.util.Optional;
import org.nd4j.linalg.schedule.ISchedule;

/** Makes the learning rate's schedule. */
final class Schedules {

  private Schedules() {}

  /** The schedule of a complete configuration; none where the learning rate stays as it is. */
  static Optional<ISchedule> of(Configuration settings, Course course) {
    String kind = settings.text(Rates.DECAY);
    double warmUp = kind.equals(Rates.ONE_CYCLE) ? 0 : settings.number(Rates.WARM_UP);
    if (kind.equals(Rates.NONE) && warmUp == 0) {
      return Optional.empty();
    }
    RateSchedule full =
        new RateSchedule(
                settings.number(Training.LEARNING_RATE), course.stepsPerEpoch(), course.epochs())
            .warmedUp(warmUp);
    return Optional.of(
        switch (kind) {
          case Rates.NONE -> full;
          case Rates.STEP ->
              full.stepping(
                  settings.number(Rates.DECAY_FACTOR), settings.integer(Rates.STEP_EVERY));
          case Rates.EXPONENTIAL ->
              full.falling(Decay.EXPONENTIAL, settings.number(Rates.FINAL_RATE));
          case Rates.COSINE -> full.falling(Decay.COSINE, settings.number(Rates.FINAL_RATE));
          case Rates.ONE_CYCLE -> full.falling(Decay.ONE_CYCLE, settings.number(Rates.FINAL_RATE));
          default -> throw new IllegalArgumentException("Invalid learning-rate-decay: " + kind);
        });
  }
}
