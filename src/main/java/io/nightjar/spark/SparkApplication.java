package io.nightjar.spark;

import io.nightjar.run.BackendException;
import io.nightjar.run.Storage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** A Spark session and what Nightjar does with it. */
public final class SparkApplication implements AutoCloseable {
  private static final int TASKS_PER_CORE = 3;
  private static final String GONE = "it stopped by itself; does a master answer there?";

  private static final long PERIOD_MILLIS = 250;

  private final SparkSession session;
  private final Consumer<String> notes;

  private SparkApplication(SparkSession session, Consumer<String> notes) {
    this.session = session;
    this.notes = notes;
  }

  /**
   * Opens the session.
   *
   * @param notes takes what users should know while they wait for executors, each text once
   * @throws BackendException if Spark cannot, for example because no master answers
   */
  public static SparkApplication start(SparkSettings settings, Consumer<String> notes)
      throws BackendException {
    try {
      return new SparkApplication(SparkSessions.open(settings), notes);
    } catch (Exception e) { // Scala throws checked exceptions that it does not declare.
      throw new BackendException("Cannot start Spark: " + firstLine(e), e);
    }
  }

  /**
   * Starts a fixed number of slots, which run tasks until the backend is closed.
   *
   * @throws BackendException if the session has stopped by itself
   */
  public SparkBackend backend(TrialWork work, int slots) throws BackendException {
    try {
      return SparkBackend.start(session, work, slots, notes);
    } catch (IllegalStateException e) {
      throw stopped(e);
    }
  }

  /**
   * Starts as many slots as the cluster gives at most, see {@link SparkBackend#slots}.
   *
   * @throws BackendException if the session has stopped by itself
   * @throws InterruptedException if the thread is interrupted while it waits for executors
   */
  public SparkBackend backend(TrialWork work) throws BackendException, InterruptedException {
    try {
      return SparkBackend.start(session, work, notes);
    } catch (IllegalStateException e) {
      throw stopped(e);
    }
  }

  /**
   * What the executors run with, each once.
   *
   * @param results a folder that all shall see; a file is written there and deleted
   * @param engine says what an executor computes with
   * @param patience how long to wait for executors
   * @throws BackendException if none answers, or the folder cannot be written
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public List<ExecutorFacts> executors(
      Storage results, ExecutorFacts.EngineName engine, Duration patience)
      throws BackendException, InterruptedException {
    try {
      awaitExecutor(patience);
      SlotToken.write(results, ExecutorProbe.TOKEN);
      return asked(new ExecutorProbe(results, engine), patience);
    } catch (TimeoutException e) {
      throw unusable("no executor answered within " + patience.toSeconds() + " s", e);
    } catch (IOException | ExecutionException | RuntimeException e) {
      throw unusable(session.sparkContext().isStopped() ? GONE : firstLine(e), e);
    } finally {
      forget(results);
    }
  }

  /** With something to run, without which a cluster that allocates by demand starts none. */
  private void awaitExecutor(Duration patience) throws BackendException, InterruptedException {
    JavaFutureAction<Long> demand =
        JavaSparkContext.fromSparkContext(session.sparkContext())
            .parallelize(List.of(0), 1)
            .countAsync();
    try {
      requireExecutor(patience);
    } finally {
      demand.cancel(true);
    }
  }

  /** Waits for the first one, so that what is lacking can be said. */
  private void requireExecutor(Duration patience) throws BackendException, InterruptedException {
    LackWatch lack = LackWatch.of(session.sparkContext(), patience, notes);
    Optional<String> why = lack.check();
    while (lack.isWaiting()) {
      if (why.isPresent()) {
        throw new BackendException(why.get());
      }
      Thread.sleep(PERIOD_MILLIS);
      why = lack.check();
    }
  }

  private List<ExecutorFacts> asked(ExecutorProbe probe, Duration patience)
      throws InterruptedException, ExecutionException, TimeoutException {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    int tasks = TASKS_PER_CORE * Math.max(1, context.defaultParallelism());
    List<ExecutorFacts> answers =
        context
            .parallelize(IntStream.range(0, tasks).boxed().toList(), tasks)
            .mapPartitions(probe)
            .collectAsync()
            .get(patience.toMillis(), TimeUnit.MILLISECONDS);
    Map<String, ExecutorFacts> byName = new TreeMap<>();
    answers.forEach(answer -> byName.put(answer.name(), answer));
    return List.copyOf(byName.values());
  }

  private BackendException unusable(String why, Exception cause) {
    String master = session.sparkContext().master();
    return new BackendException("Cannot use Spark on %s: %s".formatted(master, why), cause);
  }

  private static void forget(Storage results) {
    try {
      SlotToken.delete(results);
    } catch (IOException e) {
      return; // A file of a few bytes that the next sweep writes over.
    }
  }

  /** Spark gives up on a master that does not answer after a minute, in a thread of its own. */
  private BackendException stopped(IllegalStateException problem) {
    SparkContext context = session.sparkContext();
    if (!context.isStopped()) {
      throw problem;
    }
    return unusable(GONE, problem);
  }

  private static String firstLine(Exception problem) {
    return String.valueOf(problem.getMessage()).lines().findFirst().orElse("no message");
  }

  @Override
  public void close() {
    session.stop();
  }
}
