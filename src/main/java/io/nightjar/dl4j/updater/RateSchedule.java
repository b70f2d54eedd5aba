package io.nightjar.dl4j.updater;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * A learning rate that changes from step to step. It depends on the number of the step alone and
 * reaches to the longest training of a study, so that a training that goes on later is at the same
 * point of its schedule as one in one go.
 *
 * <p>Public and with fields that are not final because model files name it and JSON fills it in.
 */
public final class RateSchedule implements ISchedule {
  private double rate;
  private int stepsPerEpoch = 1;
  private int epochs = 1;
  private double warmUp;
  private Decay decay = Decay.NONE;
  private double factor = 1;
  private int every = 1;

  /** For JSON. */
  @SuppressWarnings("unused")
  private RateSchedule() {}

  /**
   * A rate that does not change yet.
   *
   * @param rate the full rate
   * @param epochs of the longest training, where every decay ends
   */
  public RateSchedule(double rate, int stepsPerEpoch, int epochs) {
    if (stepsPerEpoch < 1 || epochs < 1) {
      throw new IllegalArgumentException(
          "Invalid schedule: " + epochs + " epochs of " + stepsPerEpoch + " steps");
    }
    this.rate = rate;
    this.stepsPerEpoch = stepsPerEpoch;
    this.epochs = epochs;
  }

  /**
   * The same, rising to the full rate in equal steps at first (Goyal 2017, arXiv:1706.02677); a
   * decay towards the end of the training begins when it is there.
   *
   * @param length in epochs; 0 for none
   */
  public RateSchedule warmedUp(double length) {
    RateSchedule warmed = clone();
    warmed.warmUp = length;
    return warmed;
  }

  /**
   * The same, falling.
   *
   * @param last the share of the full rate at the end of the training
   */
  public RateSchedule falling(Decay how, double last) {
    RateSchedule falling = clone();
    falling.decay = how;
    falling.factor = last;
    return falling;
  }

  /**
   * The same, multiplied by a factor again and again.
   *
   * @param each after so many epochs
   */
  public RateSchedule stepping(double by, int each) {
    RateSchedule stepping = clone();
    stepping.decay = Decay.STEP;
    stepping.factor = by;
    stepping.every = each;
    return stepping;
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

  @Override
  public RateSchedule clone() {
    RateSchedule copy = new RateSchedule(rate, stepsPerEpoch, epochs);
    copy.warmUp = warmUp;
    copy.decay = decay;
    copy.factor = factor;
    copy.every = every;
    return copy;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RateSchedule that
        && that.rate == rate
        && that.stepsPerEpoch == stepsPerEpoch
        && that.epochs == epochs
        && that.warmUp == warmUp
        && that.decay == decay
        && that.factor == factor
        && that.every == every;
  }

  @Override
  public int hashCode() {
    return Objects.hash(rate, stepsPerEpoch, epochs, warmUp, decay, factor, every);
  }

  @Override
  public String toString() {
    return "RateSchedule(%s, %s %s by %s, warm-up %s, %d epochs of %d steps)"
        .formatted(rate, decay, every, factor, warmUp, epochs, stepsPerEpoch);
  }
}
