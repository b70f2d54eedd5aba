package io.nightjar.study;

import io.nightjar.run.EpochTimes;
import io.nightjar.search.BracketPlan;
import io.nightjar.search.SchedulerSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What of a study fits into a time: made of measured epochs before its first trial, and not changed
 * after that.
 *
 * <p>Rungs and brackets stay as they are, so that scores of two nights compare: there are fewer
 * trials, and where the repeats would outweigh the search fewer of the best are repeated, each as
 * often as before.
 *
 * @param study what is run: the whole study, or one that is cut
 * @param search how long its search is expected to take
 * @param repeats how long its repeats are expected to take
 */
public record NightPlan(StudySpec study, Duration search, Duration repeats) {
  /** The most of the time that repeats may take; by default they have 0.4 of all epochs. */
  private static final double REPEATS = 0.4;

  /**
   * The plan is longer than the time by as much as the measured times are uncertain: what is not
   * reached is cut, but what is not planned leaves slots idle. Whoever learns does so as if there
   * was no surplus.
   */
  private static final double LEAST_SURPLUS = 0.2;

  private static final double MOST_SURPLUS = 1;

  /** How many standard errors of the mean. */
  private static final double ERRORS = 4;

  /**
   * The plan of a study.
   *
   * @param slots that run at the same time, at least 1
   * @param time from the first trial to the end of the last
   * @return empty where there is no time for any trial
   */
  public static Optional<NightPlan> of(
      StudySpec study, EpochTimes times, int slots, Duration time) {
    Forecast forecast = new Forecast(times, slots);
    Optional<NightPlan> whole = whole(study, forecast, time);
    return whole.isPresent()
        ? whole
        : fitting(study, forecast, time, surplus(times))
            .or(() -> fitting(without(study), forecast, time, surplus(times)));
  }

  /**
   * The least time for which there is a plan: that of the fewest trials that there may be, without
   * any repeats.
   */
  public static Duration least(StudySpec study, EpochTimes times, int slots) {
    return search(without(study), study.fewestTrials(), new Forecast(times, slots));
  }

  private static double surplus(EpochTimes times) {
    return 1 + Math.max(LEAST_SURPLUS, Math.min(MOST_SURPLUS, ERRORS * times.uncertainty()));
  }

  private static StudySpec without(StudySpec study) {
    return study.cutTo(study.budget().trials(), Optional.empty());
  }

  private static Optional<NightPlan> whole(StudySpec study, Forecast forecast, Duration time) {
    Duration repeats = repeats(study, forecast);
    if (least(study, forecast).plus(repeats).compareTo(time) > 0) {
      return Optional.empty();
    }
    Duration search = forecast.search(study.plan());
    return search.plus(repeats).compareTo(time) > 0
        ? Optional.empty()
        : Optional.of(new NightPlan(study, search, repeats));
  }

  /** A bound that no plan falls below, for those that are far too long to be played through. */
  private static Duration least(StudySpec study, Forecast forecast) {
    double seconds = study.plan().epochs() * forecast.times().quantile(0) / forecast.slots();
    return Duration.ofMillis((long) (1e3 * seconds));
  }

  private static Duration repeats(StudySpec study, Forecast forecast) {
    return study
        .honest()
        .map(
            honest -> forecast.repeats(honest, study.budget().trials(), study.budget().maxEpochs()))
        .orElse(Duration.ZERO);
  }

  /** The plan with the most trials that fits; empty where not even the least does. */
  private static Optional<NightPlan> fitting(
      StudySpec study, Forecast forecast, Duration time, double surplus) {
    Optional<HonestSpec> honest = fewer(study, forecast, time);
    if (honest.isEmpty() && study.honest().isPresent()) {
      return Optional.empty();
    }
    StudySpec repeated = study.cutTo(study.budget().trials(), honest);
    Duration search = time.minus(repeats(repeated, forecast));
    if (search(repeated, study.fewestTrials(), forecast).compareTo(search) > 0) {
      return Optional.empty();
    }
    int most = most(repeated, forecast, times(search, surplus));
    if (isWorthItsEnd(study.cutTo(most, honest))) {
      int safe = most(repeated, forecast, times(search, 1 / surplus));
      return Optional.of(planned(study, repeated, safe, safe, forecast));
    }
    return Optional.of(planned(study, repeated, most, (int) (most / surplus), forecast));
  }

  private static Duration times(Duration time, double factor) {
    return Duration.ofMillis((long) (factor * time.toMillis()));
  }

  /**
   * Whether nothing comes of a plan that is cut: all its trials wait for each other at barriers, or
   * its second stage comes last. Such a plan has a margin instead of a surplus.
   */
  private static boolean isWorthItsEnd(StudySpec study) {
    List<BracketPlan> brackets = study.plan().brackets();
    boolean isOneBracket = brackets.size() == 1 && brackets.get(0).rungs().size() > 1;
    return study.deepening().isPresent()
        || (isOneBracket && study.scheduler().kind() != SchedulerSpec.Kind.ASHA);
  }

  /** The most trials whose search fits into a time, at least the fewest that there may be. */
  private static int most(StudySpec study, Forecast forecast, Duration time) {
    int fits = study.fewestTrials();
    int tooMany = study.budget().trials() + 1;
    while (tooMany - fits > 1) {
      int trials = fits + (tooMany - fits) / 2;
      if (search(study, trials, forecast).compareTo(time) <= 0) {
        fits = trials;
      } else {
        tooMany = trials;
      }
    }
    return fits;
  }

  private static NightPlan planned(
      StudySpec study, StudySpec repeated, int trials, int likely, Forecast forecast) {
    boolean isWhole = trials == study.budget().trials() && repeated.honest().equals(study.honest());
    StudySpec cut = isWhole ? study : cut(repeated, trials, likely);
    return new NightPlan(cut, forecast.search(cut.plan()), repeats(cut, forecast));
  }

  private static StudySpec cut(StudySpec study, int trials, int likely) {
    StudySpec cut = study.cutTo(trials, study.honest());
    OptionalInt lag =
        study.cutTo(Math.max(study.fewestTrials(), likely), study.honest()).plan().lag();
    return lag.isPresent() ? cut.lagging(lag) : cut;
  }

  private static Duration search(StudySpec study, int trials, Forecast forecast) {
    return forecast.search(study.cutTo(trials, study.honest()).plan());
  }

  /** As many of the best as have time to be repeated; empty where none does. */
  private static Optional<HonestSpec> fewer(StudySpec study, Forecast forecast, Duration time) {
    Duration most = Duration.ofMillis((long) (REPEATS * time.toMillis()));
    for (int best = study.honest().map(HonestSpec::best).orElse(0); best > 0; best--) {
      HonestSpec honest = new HonestSpec(best, study.honest().orElseThrow().repeats());
      StudySpec fewer = study.cutTo(study.budget().trials(), Optional.of(honest));
      if (repeats(fewer, forecast).compareTo(most) <= 0) {
        return Optional.of(honest);
      }
    }
    return Optional.empty();
  }

  /** Whether there is less than the study asked for. */
  public boolean isCut() {
    return study.budget().cutFrom().isPresent();
  }
}
