package io.nightjar.bench;

import io.nightjar.cli.SweepListeners;
import io.nightjar.report.SweepFacts;
import io.nightjar.report.SweepSummary;
import io.nightjar.report.SweepTables;
import io.nightjar.run.Backend;
import io.nightjar.run.BackendException;
import io.nightjar.run.InstantBackend;
import io.nightjar.run.Journal;
import io.nightjar.run.JournaledBackend;
import io.nightjar.run.LocalStorage;
import io.nightjar.search.Plan;
import io.nightjar.search.SchedulerSpec;
import io.nightjar.search.Schedulers;
import io.nightjar.search.SearchProblem;
import io.nightjar.search.SearcherSpec;
import io.nightjar.search.Searchers;
import io.nightjar.space.Categories;
import io.nightjar.space.FloatRange;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import io.nightjar.spark.ParquetLake;
import io.nightjar.study.StudyListener;
import io.nightjar.study.StudyRunner;
import io.nightjar.trial.Direction;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Objective;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.Seeds;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A large study that trains nothing: all else is the product's own. */
final class ScaleStudy {
  private static final long SEED = 1;
  private static final int MAX_EPOCHS = 27;

  /** One trial in so many fails. */
  private static final int FAILING = 50;

  private static final Goals GOALS = Goals.of(new Objective("accuracy", Direction.MAXIMIZE));
  private static final SearchSpace SPACE =
      SearchSpace.of(
          Parameter.of("learning-rate", new FloatRange(1e-5, 1e-1, Scale.LOG)),
          Parameter.of("batch-size", new IntegerRange(16, 512, Scale.LOG)),
          Parameter.of("width", new IntegerRange(8, 512, Scale.LOG)),
          Parameter.of("depth", new IntegerRange(1, 5, Scale.LINEAR)),
          Parameter.of("dropout", new FloatRange(0, 0.5, Scale.LINEAR)),
          Parameter.of("optimizer", new Categories(List.of("adam", "sgd", "nesterovs"))));

  private final Plan plan;
  private final int slots;
  private final PrintWriter err;

  ScaleStudy(int trials, int slots, PrintWriter err) {
    this.plan = Plan.of(new SchedulerSpec(SchedulerSpec.Kind.HYPERBAND, 3), trials, 1, MAX_EPOCHS);
    this.slots = slots;
    this.err = err;
  }

  /**
   * Runs the study, or goes on with it.
   *
   * @return how many results it has then
   */
  long run(Journal journal, Path folder) {
    Counter counter = new Counter();
    StudyListener listener =
        StudyListener.all(
            List.of(counter, SweepListeners.of(plan, GOALS, slots, new LocalStorage(folder), err)));
    try (Backend backend =
        new JournaledBackend(new InstantBackend(slots, SEED, ScaleStudy::answer), journal)) {
      new StudyRunner(
              Schedulers.create(
                  plan,
                  Searchers.create(
                      new SearcherSpec(SearcherSpec.Kind.RANDOM, SearcherSpec.DEFAULT_POINTS),
                      SearchProblem.of(SPACE, GOALS, plan.trials(), SEED)),
                  GOALS,
                  SEED),
              backend,
              listener)
          .run();
    } catch (InterruptedException | BackendException e) {
      throw new IllegalStateException("Cannot run the study", e);
    }
    return counter.results;
  }

  private static final class Counter implements StudyListener {
    private long results;

    @Override
    public void asked(TrialTask task) {}

    @Override
    public void told(TrialResult result) {
      results++;
    }
  }

  private static Outcome answer(TrialTask task) {
    long noise = Seeds.mix(task.trial().seed(), task.epochs());
    if (Math.floorMod(noise, FAILING) == 0) {
      return new Outcome.Failed(FailureKind.DIVERGED, "accuracy is NaN");
    }
    double loss = (noise >>> 11) * 0x1p-53;
    return new Outcome.Completed(
        new Measurement(task.epochs(), Map.of("accuracy", 1 - loss, "loss", loss)));
  }

  /**
   * Ranks the trials and writes the five tables.
   *
   * @return how many trials the tables have
   */
  long write(Journal journal, Path results) throws IOException {
    SweepSummary summary = SweepSummary.of(journal.results(), GOALS, MAX_EPOCHS);
    SweepFacts facts =
        new SweepFacts(
            "scale",
            "s_scale",
            SPACE,
            GOALS,
            MAX_EPOCHS,
            "job",
            "data",
            "code",
            "done",
            0,
            slots,
            Instant.EPOCH,
            Instant.EPOCH,
            List.of());
    ParquetLake.open("file://" + results.toAbsolutePath())
        .write(new SweepTables(facts, journal.results(), summary));
    return summary.count();
  }
}
