package io.nightjar.dl4j.updater;

/** How a learning rate falls in the course of a training. */
public enum Decay {
  /** Not at all. */
  NONE {
    @Override
    double share(double progress, double last) {
      return 1;
    }
  },
  /** By a factor every some epochs; {@link RateSchedule} counts them. */
  STEP {
    @Override
    double share(double progress, double last) {
      return 1;
    }
  },
  /** By the same factor in equal times. */
  EXPONENTIAL {
    @Override
    double share(double progress, double last) {
      return StrictMath.pow(last, progress);
    }
  },
  /** Along half a cosine (Loshchilov and Hutter 2017, arXiv:1608.03983, equation 5). */
  COSINE {
    @Override
    double share(double progress, double last) {
      return between(1, last, progress);
    }
  },
  /**
   * Up to the full rate and down again, each along half a cosine (Smith and Topin 2018,
   * arXiv:1708.07120); it begins at 1/25 and is at the full rate after 0.3 of the training, as is
   * usual.
   */
  ONE_CYCLE {
    @Override
    double share(double progress, double last) {
      return progress < PEAK
          ? between(FIRST, 1, progress / PEAK)
          : between(1, last, (progress - PEAK) / (1 - PEAK));
    }
  };

  static final double PEAK = 0.3;
  static final double FIRST = 1.0 / 25;

  /**
   * The share of the full rate.
   *
   * @param progress from 0 at the start to 1 at the end of the training
   * @param last the share at the end
   */
  abstract double share(double progress, double last);

  private static double between(double from, double to, double progress) {
    return to + (from - to) * (1 + StrictMath.cos(StrictMath.PI * progress)) / 2;
  }
}
