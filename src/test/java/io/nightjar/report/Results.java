package io.nightjar.report;

import io.nightjar.space.Categories;
import io.nightjar.space.Condition;
import io.nightjar.space.Configuration;
import io.nightjar.space.Fixed;
import io.nightjar.space.FloatRange;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.Attempt;
import io.nightjar.trial.Constraint;
import io.nightjar.trial.Constraint.Bound;
import io.nightjar.trial.Direction;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Objective;
import io.nightjar.trial.Origin;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.ResultStore;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Small results to rank and tabulate. */
public final class Results {
  public static final Objective ACCURACY = new Objective("accuracy", Direction.MAXIMIZE);
  public static final Goals GOALS = Goals.of(ACCURACY);
  private static final Objective PARAMETERS = new Objective("parameters", Direction.MINIMIZE);

  /** Two objectives. */
  public static final Goals TRADED = new Goals(List.of(ACCURACY, PARAMETERS), List.of());

  /** One objective within a limit of 50 parameters. */
  public static final Goals LIMITED =
      new Goals(List.of(ACCURACY), List.of(new Constraint("parameters", Bound.AT_MOST, 50)));

  public static final Origin ORIGIN =
      new Origin("driver", "night", "cpu", "cpu", 1, "dl4j 1.0.0-M2.1, spark 3.5.7");
  public static final Instant START = Instant.parse("2026-03-01T01:00:00.123456Z");
  public static final SearchSpace SPACE =
      SearchSpace.of(
          Parameter.of("optimizer", new Categories(List.of("adam", "momentum"))),
          Parameter.of("learning-rate", new FloatRange(1e-4, 1e-1, Scale.LOG)),
          Parameter.of("width", new IntegerRange(8, 64, Scale.LINEAR)),
          Parameter.of("momentum", new Fixed(0.9)).when(onlyMomentum()),
          Parameter.of("batch-norm", new Fixed(true)));

  private Results() {}

  private static Condition onlyMomentum() {
    return new Condition("optimizer", Set.of("momentum"));
  }

  /** A trial; odd ones use momentum. */
  public static Trial trial(long id) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("optimizer", id % 2 == 0 ? "adam" : "momentum");
    values.put("learning-rate", 0.001 * (id + 1));
    values.put("width", 8 + id);
    if (id % 2 != 0) {
      values.put("momentum", 0.9);
    }
    values.put("batch-norm", true);
    return new Trial(id, new Configuration(values), 1000 + id);
  }

  /** Trains from one rung to the next; the curve rises to the score. */
  public static TrialResult completed(long id, int from, int epochs, double score) {
    List<Measurement> curve =
        IntStream.rangeClosed(from + 1, epochs)
            .mapToObj(epoch -> at(epoch, score - (epochs - epoch) * 0.01))
            .toList();
    TrialTask task = TrialTask.search(trial(id), epochs);
    return new TrialResult(
        task,
        new Outcome.Completed(at(epochs, score)),
        curve,
        List.of(attempt(1, from, null)),
        List.of());
  }

  /** Completes with a number of parameters. */
  public static TrialResult sized(long id, int epochs, double score, double parameters) {
    Measurement last = new Measurement(epochs, Map.of("accuracy", score, "parameters", parameters));
    return new TrialResult(
        TrialTask.search(trial(id), epochs),
        new Outcome.Completed(last),
        List.of(last),
        List.of(attempt(1, 0, null)),
        List.of());
  }

  public static TrialResult completed(long id, int epochs, double score) {
    return completed(id, 0, epochs, score);
  }

  /** Fails after a lost executor and one more try, with one point of its curve measured. */
  public static TrialResult failed(long id, int from, int epochs) {
    Outcome.Failed diverged = new Outcome.Failed(FailureKind.DIVERGED, "loss is NaN");
    Outcome.Failed lost = new Outcome.Failed(FailureKind.CRASHED, "executor 3 was lost");
    return new TrialResult(
        TrialTask.search(trial(id), epochs),
        diverged,
        List.of(at(from + 1, Double.NaN)),
        List.of(attempt(1, from, lost), attempt(2, from, diverged)),
        List.of("restarted", "restarted"));
  }

  public static TrialResult tested(long id, int epochs, double score) {
    return new TrialResult(
        new TrialTask(trial(id), epochs, Purpose.TEST),
        new Outcome.Completed(at(epochs, score)),
        List.of(),
        List.of(attempt(1, epochs, null)),
        List.of());
  }

  /** Trained once more with a fresh seed. */
  public static TrialResult repeated(long id, int epochs, int repeat, double score) {
    return new TrialResult(
        TrialTask.repeat(trial(id), epochs, repeat),
        new Outcome.Completed(at(epochs, score)),
        List.of(),
        List.of(attempt(1, 0, null)),
        List.of());
  }

  /** Failed with a fresh seed. */
  public static TrialResult failedRepeat(long id, int epochs, int repeat) {
    Outcome.Failed diverged = new Outcome.Failed(FailureKind.DIVERGED, "loss is NaN");
    return new TrialResult(
        TrialTask.repeat(trial(id), epochs, repeat),
        diverged,
        List.of(),
        List.of(attempt(1, 0, diverged)),
        List.of());
  }

  public static Measurement at(int epochs, double accuracy) {
    return new Measurement(epochs, Map.of("accuracy", accuracy, "loss", 1 - accuracy));
  }

  /** Type annotations of a record's constructor are lost in its class file. */
  @SuppressWarnings("NullAway")
  private static Attempt attempt(int number, int from, Outcome.@Nullable Failed failure) {
    Instant start = START.plusSeconds(10L * number);
    return new Attempt(number, 0, ORIGIN, from, start, start.plusMillis(1500), failure);
  }

  public static SweepFacts facts(String study, String sweep) {
    return facts(study, sweep, GOALS);
  }

  public static SweepFacts facts(String study, String sweep, Goals goals) {
    return new SweepFacts(
        study,
        sweep,
        SPACE,
        goals,
        9,
        "job-hash",
        "data-fingerprint",
        "0.1.0",
        "done",
        0,
        2,
        START,
        START.plusSeconds(90),
        List.of());
  }

  /** Two rungs: a winner, one stopped, one that failed in the second rung, and the test. */
  public static List<TrialResult> sweep() {
    return List.of(
        completed(0, 3, 0.7),
        completed(1, 3, 0.8),
        completed(2, 3, 0.75),
        completed(1, 3, 9, 0.9),
        failed(2, 3, 9),
        tested(1, 9, 0.88));
  }

  /** The tables of these results. */
  public static SweepTables tables(SweepFacts facts, List<TrialResult> results) {
    ResultStore store = ResultStore.of(results);
    return new SweepTables(facts, store, SweepSummary.of(store, facts.goals(), facts.maxEpochs()));
  }

  /** All rows of all tables, in memory, by the tables' names. */
  public static Map<String, Table> inMemory(SweepTables tables) {
    Map<String, Table> written = new LinkedHashMap<>();
    try {
      tables.writeTo((name, columns) -> new Collector(name, columns, new ArrayList<>(), written));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return written;
  }

  private record Collector(
      String name,
      List<Column> columns,
      List<List<@Nullable Object>> rows,
      Map<String, Table> written)
      implements TableSink.Rows {

    @Override
    public void add(List<@Nullable Object> cells) {
      rows.add(cells);
    }

    @Override
    public void close() {
      written.put(name, new Table(name, columns, rows));
    }
  }
}
