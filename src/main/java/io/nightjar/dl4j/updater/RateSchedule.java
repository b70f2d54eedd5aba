package io.nightjar.dl4j.updater;

import org.nd4j.linalg.schedule.ISchedule;

/**
 * A learning rate that changes from step to step. It depends on the number of the step alone and
 * reaches to the longest training of a study, so that a training that goes on later is at the same
 * point of its schedule as one in one go. Model files name it, with its components.
 *
 * @param rate the full rate
 * @param stepsPerEpoch the number of batches
 * @param epochs of the longest training, where every decay ends
 * @param warmUp epochs in which the rate rises to the full one in equal steps (Goyal 2017,
 *     arXiv:1706.02677), 0 for none; a decay towards the end of the training begins after it
 * @param decay how it falls
 * @param factor what a step multiplies by; of the others the share of the full rate at the end
 * @param every epochs from step to step
 */
public record RateSchedule(
    double rate,
    int stepsPerEpoch,
    int epochs,
    double warmUp,
    Decay decay,
    double factor,
    int every)
    implements ISchedule {

  public RateSchedule {
    if (stepsPerEpoch < 1 || epochs < 1 || every < 1) {
      throw new IllegalArgumentException(
          "Invalid schedule: " + epochs + " epochs of " + stepsPerEpoch + " steps, each " + every);
    }
  }

  /** A rate that does not change yet. */
  public RateSchedule(double rate, int stepsPerEpoch, int epochs) {
    this(rate, stepsPerEpoch, epochs, 0, Decay.NONE, 1, 1);
  }

  /** The same, rising at first. */
  public RateSchedule warmedUp(double length) {
    return new RateSchedule(rate, stepsPerEpoch, epochs, length, decay, factor, every);
  }

  /** The same, falling to a share of the full rate at the end of the training. */
  public RateSchedule falling(Decay how, double last) {
    return new RateSchedule(rate, stepsPerEpoch, epochs, warmUp, how, last, every);
  }

  /** The same, multiplied by a factor every some epochs. */
  public RateSchedule stepping(double by, int each) {
    return new RateSchedule(rate, stepsPerEpoch, epochs, warmUp, Decay.STEP, by, each);
  }

  /**
   * The rate of a step.
   *
   * @param iteration the steps before it
   * @param epoch not used: the steps of an epoch are known
   */
  @Override
  public double valueAt(int iteration, int epoch) {
    return rate * rising(iteration) * falling(iteration);
  }

  private double rising(int iteration) {
    double steps = warmUp * stepsPerEpoch;
    return iteration + 1 < steps ? (iteration + 1) / steps : 1;
  }

  private double falling(int iteration) {
    if (decay == Decay.STEP) {
      int times = (int) (iteration / ((long) every * stepsPerEpoch));
      return StrictMath.pow(factor, times);
    }
    return decay.share(progress(iteration), factor);
  }

  /** From 0 at the end of the warm-up to 1 at the end of the training, where it stays. */
  private double progress(int iteration) {
    double passed = (double) iteration / stepsPerEpoch - warmUp;
    return passed <= 0 ? 0 : Math.min(1, passed / Math.max(epochs - warmUp, Double.MIN_NORMAL));
  }

  /** Itself: it never changes. */
  @Override
  @SuppressWarnings("MissingSuperCall")
  public RateSchedule clone() {
    return this;
  }
}
