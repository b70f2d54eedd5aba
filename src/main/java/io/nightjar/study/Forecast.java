package io.nightjar.study;

import io.nightjar.run.BackendException;
import io.nightjar.run.EpochTimes;
import io.nightjar.run.SimulatedBackend;
import io.nightjar.run.SimulatedTrials;
import io.nightjar.search.Plan;
import io.nightjar.search.Scheduler;
import io.nightjar.search.Schedulers;
import io.nightjar.search.Searcher;
import io.nightjar.space.Configuration;
import io.nightjar.trial.Direction;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Objective;
import io.nightjar.trial.Seeds;
import io.nightjar.trial.TrialResult;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Foretells how long a plan takes: runs it on a virtual clock, with trials as fast as those that
 * were measured, and scores drawn by chance.
 *
 * @param slots that run at the same time, at least 1
 */
record Forecast(EpochTimes times, int slots) {
  private static final int DRAWS = 3;
  private static final String SCORE = "score";
  private static final Goals GOALS = Goals.of(new Objective(SCORE, Direction.MAXIMIZE));

  /** A larger one is foretold from its beginning. */
  private static final int MOST_TRIALS = 20_000;

  /** The mean time of the search, over a few draws. */
  Duration search(Plan plan) {
    double seconds =
        LongStream.range(0, DRAWS).mapToDouble(draw -> seconds(plan, draw)).average().orElseThrow();
    return Duration.ofMillis(Math.round(1e3 * seconds));
  }

  private double seconds(Plan plan, long draw) {
    Plan beginning = plan.trials() > MOST_TRIALS ? beginning(plan) : plan;
    return played(beginning, draw) * plan.epochs() / beginning.epochs();
  }

  private double played(Plan plan, long draw) {
    SimulatedTrials trials =
        SimulatedTrials.of(SCORE, task -> Seeds.mix(draw, task.trial().id()) >> 12)
            .withTimes(times.drawn(draw));
    Scheduler scheduler = Schedulers.create(plan, new Anything(), GOALS, draw);
    try (SimulatedBackend backend = new SimulatedBackend(slots, trials)) {
      new StudyRunner(scheduler, backend, StudyListener.NONE).run();
      return backend.time().toMillis() / 1e3;
    } catch (InterruptedException | BackendException e) {
      throw new IllegalStateException("Cannot foretell a sweep", e);
    }
  }

  private static Plan beginning(Plan plan) {
    int trials = 0;
    int brackets = 0;
    while (trials < MOST_TRIALS && brackets < plan.brackets().size()) {
      trials += plan.brackets().get(brackets).trials();
      brackets++;
    }
    return new Plan(plan.kind(), plan.brackets().subList(0, brackets), plan.lag());
  }

  /**
   * The time of the repeats: the work of each slot, and one that starts last and is slow.
   *
   * @param epochs of each
   */
  Duration repeats(HonestSpec honest, int trials, int epochs) {
    int count = Math.min(honest.best(), trials) * honest.repeats();
    double one = times.perTask() + epochs * times.mean();
    double last = times.perTask() + epochs * times.quantile(0.9);
    int rounds = (count + slots - 1) / slots;
    double seconds = Math.min(rounds * last, count * one / slots + last * (slots - 1) / slots);
    return Duration.ofMillis(Math.round(1e3 * seconds));
  }

  /** Proposes without an end; nothing here hangs on what. */
  private static final class Anything implements Searcher {
    @Override
    public Optional<Configuration> propose() {
      return Optional.of(new Configuration(Map.of()));
    }

    @Override
    public void tell(TrialResult result) {}
  }
}
