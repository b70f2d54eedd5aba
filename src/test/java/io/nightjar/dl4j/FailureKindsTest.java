package io.nightjar.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.dl4j.family.HostileNetworks;
import io.nightjar.dl4j.family.Metrics;
import io.nightjar.dl4j.family.Nets;
import io.nightjar.dl4j.family.OwnNetworks;
import io.nightjar.run.Assignment;
import io.nightjar.run.HastyExecutor;
import io.nightjar.run.TrialExecutor;
import io.nightjar.run.TrialProbe;
import io.nightjar.trial.Direction;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Goals;
import io.nightjar.trial.ModelSpec;
import io.nightjar.trial.Objective;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.factory.Nd4j;

/** Every kind of failure has a real cause here, one readable line, and leaves nothing behind. */
@Tag("slow")
final class FailureKindsTest {
  private static final Goals GOALS = Goals.of(new Objective(Metrics.LOSS, Direction.MINIMIZE));
  private static final Assignment ASSIGNMENT = new Assignment(1, 0, "driver", "localhost", "cpu");
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final ModelSpec MLP = ModelSpec.of("mlp");
  private static final ModelSpec HOSTILE =
      new ModelSpec(ModelSpec.CLASS, HostileNetworks.class.getName());
  private static final ModelSpec FAILING =
      new ModelSpec(ModelSpec.CLASS, OwnNetworks.Failing.class.getName());

  /** The group of memory in which ND4J counts arrays of the CPU. */
  private static final int HOST = 0;

  private final MemoryStorage storage = new MemoryStorage();

  @BeforeEach
  void startWhatStaysForAllTrials() throws Exception {
    assertThat(execute(LONG, LONG, MLP, 1).isCompleted()).isTrue();
    ModelCache.shared().clear();
    storage.files.clear();
  }

  private TrialExecutor executor(ModelSpec model, Duration limit, Duration stall) {
    return HastyExecutor.of(FamilyRuns.runner(model, GOALS, 1), GOALS, limit, storage, stall);
  }

  private TrialResult execute(
      Duration limit, Duration stall, ModelSpec model, int epochs, Object... settings)
      throws Exception {
    return execute(executor(model, limit, stall), epochs, settings);
  }

  private static TrialResult execute(TrialExecutor executor, int epochs, Object... settings)
      throws Exception {
    Trial trial = new Trial(1, Nets.configuration(settings), 7);
    return executor.execute(TrialTask.search(trial, epochs), ASSIGNMENT, TrialProbe.NONE);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            "diverges by our step",
            MLP,
            new Object[] {
              "optimizer",
              "momentum",
              "learning-rate",
              1e3,
              "activation",
              "leaky-relu",
              "depth",
              3L,
              "width",
              512L
            },
            FailureKind.DIVERGED,
            "(train-loss|loss|accuracy) is NaN (in|after) epoch \\d+"),
        Arguments.of(
            "diverges by fit",
            HOSTILE,
            new Object[] {"how", "diverge", "learning-rate", 1e30},
            FailureKind.DIVERGED,
            "(train-loss|loss|accuracy) is (NaN|Infinity) (in|after) epoch \\d+"),
        Arguments.of(
            "wants more of the heap than a trial may have",
            ModelSpec.of("cnn"),
            new Object[] {
              "filters", 2048L, "kernel", "1x1", "stages", 1L, "batch-size", 512L, "width", 1L
            },
            FailureKind.OUT_OF_MEMORY,
            "Cannot train by batches of 512 rows: the network needs \\d+ MB of the heap, a trial"
                + " may have \\d+"),
        Arguments.of(
            "lacks memory in a user's class",
            FAILING,
            new Object[] {"how", "memory"},
            FailureKind.OUT_OF_MEMORY,
            "OutOfMemoryError: too much"),
        Arguments.of(
            "a layer of a user's throws",
            HOSTILE,
            new Object[] {"how", "throw", "learning-rate", 0.01, "width", 50_000L},
            FailureKind.ERROR,
            "IllegalStateException: the layer broke"),
        Arguments.of(
            "a class of a user's throws",
            FAILING,
            new Object[] {"how", "state"},
            FailureKind.ERROR,
            ".*OwnNetworks.Failing: java.lang.IllegalStateException: broken"),
        Arguments.of(
            "no network has these settings",
            MLP,
            new Object[] {"activation", "cube"},
            FailureKind.INVALID_CONFIGURATION,
            "Cannot build a network: Invalid activation: cube"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  void saysWhyAndLeavesNothingBehind(
      String name, ModelSpec model, Object[] settings, FailureKind kind, String reason)
      throws Exception {
    execute(
        LONG, LONG, model, 50, settings); // What libraries keep from the first time on is theirs.
    Set<Thread> threads = threads();
    long bytes = arrayBytes();

    TrialResult result = execute(LONG, LONG, model, 50, settings);

    assertFailed(result, kind, reason);
    assertThat(storage.files).isEmpty();
    assertFreed(bytes);
    awaitOnly(threads);
  }

  private static void assertFailed(TrialResult result, FailureKind kind, String reason) {
    assertThat(result.outcome())
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> {
              assertThat(failed.reason()).matches(reason);
              assertThat(failed.kind()).isEqualTo(kind);
            });
  }

  /** Those of trials: what else runs in this JVM may come and go. */
  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("trial-"))
        .collect(Collectors.toSet());
  }

  /** As ND4J's CPU backend counts them, which is there at run time alone. */
  private static long arrayBytes() throws ReflectiveOperationException {
    Class<?> environment =
        Class.forName("org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu$Environment");
    Object instance = environment.getMethod("getInstance").invoke(null);
    return (long) environment.getMethod("getGroupCounter", int.class).invoke(instance, HOST);
  }

  /** What nobody refers to any more, ND4J frees some time after a collection. */
  private static void assertFreed(long before) throws Exception {
    for (int tries = 0; tries < 100 && arrayBytes() - before >= 1 << 20; tries++) {
      System.gc();
      Thread.sleep(100);
    }
    assertThat(arrayBytes() - before).as("bytes of arrays left").isLessThan(1 << 20);
  }

  private static void awaitOnly(Set<Thread> known) throws InterruptedException {
    for (Thread thread : threads()) {
      if (!known.contains(thread)) {
        thread.join(Duration.ofSeconds(20).toMillis());
      }
    }
    assertThat(threads()).isSubsetOf(known);
  }

  /** The limit that SD_MAX_PRIMARY_BYTES sets at the start of a JVM. */
  @Test
  void lacksNativeMemoryBeyondItsLimit() throws Exception {
    Set<Thread> threads = threads();
    long bytes = arrayBytes();
    long limit = Nd4j.getEnvironment().getGroupLimit(HOST);
    Nd4j.getEnvironment().setGroupLimit(HOST, bytes + (1 << 30));
    try {
      TrialResult result = execute(LONG, LONG, HOSTILE, 1, "how", "large", "learning-rate", 0.01);

      assertFailed(result, FailureKind.OUT_OF_MEMORY, "RuntimeException: Allocation failed: .*");
    } finally {
      Nd4j.getEnvironment().setGroupLimit(HOST, limit);
      Nd4j.getEnvironment().setDeviceLimit(0, 0);
    }
    assertThat(execute(LONG, LONG, HOSTILE, 1, "how", "train").isCompleted()).isTrue();
    assertFreed(bytes);
    awaitOnly(threads);
  }

  @Test
  void endsAtItsTimeLimit() throws Exception {
    Set<Thread> threads = threads();
    long bytes = arrayBytes();

    TrialResult result = execute(Duration.ofMillis(500), LONG, MLP, 1_000_000, "width", 20_000L);

    assertFailed(result, FailureKind.TIMED_OUT, "The trial is past its time limit of 0\\.5s");
    awaitOnly(threads);
    assertFreed(bytes);
  }

  @Test
  void leavesATrialThatHangsInNativeCodeAndGoesOn() throws Exception {
    Set<Thread> threads = threads();
    TrialExecutor executor = executor(HOSTILE, LONG, Duration.ofMillis(500));

    TrialResult hung = execute(executor, 1, "how", "block", "learning-rate", 0.01);

    assertFailed(hung, FailureKind.TIMED_OUT, "The trial hangs: no step for more than 0\\.5s");
    assertThat(executor.hungThreads()).isEqualTo(1);
    TrialResult next = execute(executor, 1, "how", "train", "learning-rate", 0.01);
    assertThat(next.isCompleted()).isTrue();

    HostileNetworks.Blocking.release();
    awaitOnly(threads);
    assertThat(executor.hungThreads()).isZero();
    assertThat(storage.files).as("of the trial that went on").hasSize(1);
  }

  @Test
  void lacksMemoryWithoutHarmToATrialBesideIt() throws Exception {
    Outcome alone = execute(LONG, LONG, MLP, 20, "width", 64L).outcome();
    storage.files.clear();
    ModelCache.shared().clear();
    ExecutorService slot = Executors.newSingleThreadExecutor();
    try {
      Future<TrialResult> beside = slot.submit(() -> execute(LONG, LONG, MLP, 20, "width", 64L));
      while (!beside.isDone()) {
        TrialResult large =
            executor(ModelSpec.of("cnn"), LONG, LONG)
                .execute(largeTask(), ASSIGNMENT, TrialProbe.NONE);
        assertFailed(large, FailureKind.OUT_OF_MEMORY, "Cannot train by batches of 512 rows: .*");
      }
      assertThat(beside.get().outcome()).isEqualTo(alone);
    } finally {
      slot.shutdownNow();
    }
  }

  private static TrialTask largeTask() {
    return TrialTask.search(
        new Trial(
            2,
            Nets.configuration(
                "filters", 2048L, "kernel", "1x1", "stages", 1L, "batch-size", 512L, "width", 1L),
            7),
        1);
  }
}
