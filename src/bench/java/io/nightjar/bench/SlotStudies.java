package io.nightjar.bench;

import io.nightjar.format.JournalHeader;
import io.nightjar.format.JournalLines;
import io.nightjar.run.Backend;
import io.nightjar.run.BackendException;
import io.nightjar.run.FileJournal;
import io.nightjar.run.Journal;
import io.nightjar.run.JournaledBackend;
import io.nightjar.run.LocalStorage;
import io.nightjar.search.Plan;
import io.nightjar.search.Scheduler;
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
import io.nightjar.spark.SparkApplication;
import io.nightjar.spark.TrialWork;
import io.nightjar.study.StudyListener;
import io.nightjar.study.StudyRunner;
import io.nightjar.trial.Direction;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Objective;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Studies on Nightjar's slots, each with a journal of its own, as a sweep runs them. */
final class SlotStudies {
  private static final Goals GOALS = Goals.of(new Objective(TimedRunner.LOSS, Direction.MINIMIZE));
  private static final SearchSpace SPACE =
      new SearchSpace(
          List.of(
              Parameter.of("learning-rate", new FloatRange(1e-5, 1, Scale.LOG)),
              Parameter.of("dropout", new FloatRange(0, 0.8, Scale.LINEAR)),
              Parameter.of("weight-decay", new FloatRange(1e-6, 1e-2, Scale.LOG)),
              Parameter.of("layers", new IntegerRange(1, 4, Scale.LINEAR)),
              Parameter.of("units", new IntegerRange(16, 512, Scale.LOG)),
              Parameter.of("optimizer", new Categories(List.of("adam", "sgd", "nesterovs")))));

  private final SparkApplication spark;
  private final int slots;
  private final Path folder;
  private long seed;

  /**
   * Studies.
   *
   * @param folder for journals; a study deletes its own at its end
   */
  SlotStudies(SparkApplication spark, int slots, Path folder) {
    this.spark = spark;
    this.slots = slots;
    this.folder = folder;
  }

  /** Slots for studies with this runner. */
  Backend slots(TimedRunner runner) throws BackendException {
    return spark.backend(
        new TrialWork(runner, GOALS, Duration.ofMinutes(10), new LocalStorage(folder)), slots);
  }

  /** Runs a study of random search, each trial to its end. */
  void run(Backend slots, int trials, StudyListener listener)
      throws IOException, InterruptedException, BackendException {
    Path file = folder.resolve("journal-" + ++seed + ".jsonl");
    try (Journal journal =
        FileJournal.create(
            file,
            JournalLines.encodeHeader(header()),
            JournalLines::encode,
            JournalLines::decode)) {
      Backend backend = new JournaledBackend(slots, journal);
      new StudyRunner(scheduler(trials), backend, listener).run();
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private Scheduler scheduler(int trials) {
    SearcherSpec random = new SearcherSpec(SearcherSpec.Kind.RANDOM, SearcherSpec.DEFAULT_POINTS);
    SchedulerSpec full = new SchedulerSpec(SchedulerSpec.Kind.FULL, SchedulerSpec.DEFAULT_ETA);
    return Schedulers.create(
        Plan.of(full, trials, 1, 1),
        Searchers.create(random, SearchProblem.of(SPACE, GOALS, trials, seed)),
        GOALS,
        seed);
  }

  private static JournalHeader header() {
    return new JournalHeader("bench", Map.of(), "none", "bench", Instant.now());
  }
}
